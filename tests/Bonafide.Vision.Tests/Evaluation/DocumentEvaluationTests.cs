using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Specimens;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Tests.Evaluation;

public sealed class DocumentEvaluationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-eval-").FullName;

    [Fact]
    public async Task Report_CountsRightMissingAndWrong()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 4);
        Directory.CreateDirectory(Path.Combine(_folder, "clean"));
        File.WriteAllBytes(Path.Combine(_folder, "clean", "one.jpg"), ImageCodec.EncodeJpeg(drawn.Image));
        File.WriteAllText(Path.Combine(_folder, "clean", "one.json"), JsonSerializer.Serialize(new
        {
            type = "PASSPORT",
            country = "UTO",
            mrz = new[] { drawn.Truth.MrzUpper, drawn.Truth.MrzLower },
            fields = new Dictionary<string, string>
            {
                [FieldNames.LastName] = "ERIKSSON",
                [FieldNames.FirstName] = "another name",
                [FieldNames.VisaCategory] = "not on a passport",
            },
        }));
        using var pool = new VisionPool(new VisionOptions { Workers = 1 }, TimeProvider.System);

        var report = await DocumentEvaluation.RunAsync(
            _folder, pool, new DateOnly(2026, 11, 27), null, CancellationToken.None);

        var score = Assert.Single(report.Documents);
        Assert.Equal(("clean", 2, 2, true), (score.Set, score.MrzLines, score.MrzExact, score.KindRight));
        Assert.Equal(FieldVerdict.Right, score.Fields[FieldNames.LastName]);
        Assert.Equal(FieldVerdict.WrongSilent, score.Fields[FieldNames.FirstName]);
        Assert.Equal(FieldVerdict.Missing, score.Fields[FieldNames.VisaCategory]);
        Assert.Equal(["clean", "known layouts", "other layouts", "all"], report.Sets.Select(set => set.Set));
        Assert.Contains("ocr", report.Versions.Keys);
    }

    [Fact]
    public void Label_OfAnotherFormIsNamed()
    {
        File.WriteAllBytes(Path.Combine(_folder, "x.png"), []);
        File.WriteAllText(Path.Combine(_folder, "x.json"), "[1]");

        var wrong = Assert.Throws<InvalidDataException>(() => DocumentFolder.Read(_folder).ToList());
        Assert.Contains("x.json", wrong.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
