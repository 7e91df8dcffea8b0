using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Csv;

/// <summary>The seed's example CSV, as printed (ruling 27), and the sample that is offered for download.</summary>
public sealed class SeedExampleTests
{
    private static readonly string[] Images =
        ["FRA_ID_front.jpg", "FRA_ID_back.jpg", "FRA_ID_face.jpg", "USA_SSC.jpeg"];

    private static byte[] Example =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "contract", "batch", "seed-example.csv"));

    [Fact]
    public void Is_ValidWithItsImages()
    {
        var files = new MemoryFiles().Add("input.csv", Example);
        Array.ForEach(Images, image => files.Add(image, [1]));

        var report = files.Validate();

        Assert.Empty(report.Findings);
        Assert.Equal(5, report.Rows);
    }

    [Fact]
    public void Is_StoppedAsAWholeWithoutThem()
    {
        var report = new MemoryFiles().Add("input.csv", Example).Validate();

        Assert.Equal(
            [
                (1, "frontImage"), (1, "backImage"), (2, "frontImage"), (2, "backImage"), (2, "faceImage"),
                (4, "document1"),
            ],
            report.Findings.Select(f => (f.Row!.Value, f.Column!)));
        Assert.Equal("INPUT_FILE_NOT_FOUND", report.Error);
    }

    [Fact]
    public void Pads_TheShortLastRow()
    {
        using var stream = new MemoryStream(Example);
        var rows = InputRows.Read(stream, new CsvLimits()).ToArray();

        Assert.Equal(2, rows[4].Cells.Count);
        Assert.Equal("test reference 5", rows[4]["customerInternalReference"]);
        Assert.Equal("4.31503E+12", rows[2]["preparedData.phoneNumber"]);
    }

    [Fact]
    public void Offers_ASampleWithTheSeedsHeader()
    {
        var text = new StringWriter();
        JobReports.WriteSample(text);

        Assert.Equal(Encoding.UTF8.GetString(Example).Split('\n')[0], text.ToString().Split("\r\n")[0]);
        var checkedIn = Path.Combine(Repository.Root, "contract", "batch", "sample.csv");
        Assert.Equal(File.ReadAllText(checkedIn), text.ToString());
        var files = MemoryFiles.WithInput(text.ToString());
        Array.ForEach(["front", "back", "face"], image => files.Add($"images/{image}.jpg", [1]));
        Assert.True(files.Validate().IsValid);
    }
}
