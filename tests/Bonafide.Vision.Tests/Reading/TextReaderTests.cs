using Bonafide.Core.Facts;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Specimens;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Tests.Reading;

public sealed class TextReaderTests(OcrPack pack) : IClassFixture<OcrPack>
{
    [Fact]
    public void Reads_ThePrintedFieldsOfAPassport()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);

        var texts = pack.Reader.Read(drawn.Image).Select(line => line.Text).ToList();

        Assert.Contains("ERIKSSON", texts);
        Assert.Contains("L898902C3", texts);
        Assert.Contains(texts, text => text.Replace(" ", string.Empty) == "12AUG1974");
    }

    [Fact]
    public void Reads_ARegionAndSaysWhereEachSignStands()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);

        var line = Assert.Single(pack.Reader.ReadRegions(drawn.Image, [Quad.FromRectangle(500, 290, 260, 40)]));

        Assert.Equal("ERIKSSON", line.Text);
        Assert.Equal(line.Text.Length, line.Signs.Count);
        Assert.All(line.Signs, sign => Assert.True(sign.Start < sign.End && sign.Confidence > 0.5));
        Assert.Equal(line.Signs.OrderBy(sign => sign.Start), line.Signs);
    }

    /// <summary>O and 0 look alike in OCR-B; telling them apart is for the zone's grammar.</summary>
    [Fact]
    public void Reads_TheMachineReadableZone()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);

        var mrz = pack.Reader.ReadMrz(drawn.Image);

        string[] expected = [drawn.Truth.MrzUpper, drawn.Truth.MrzLower];
        Assert.Equal(expected.Select(AlikeAsOne), mrz!.Lines.Select(line => AlikeAsOne(line.Text)));
        Assert.All(mrz.Lines, line => Assert.Equal(44, line.Signs.Count));
    }

    private static string AlikeAsOne(string line) => line.Replace('0', 'O');
}

/// <summary>The models are loaded once for all tests of a class.</summary>
public sealed class OcrPack : IDisposable
{
    public TextReader Reader { get; } = new(PackFolder.Folder("ocr"));

    public void Dispose() => Reader.Dispose();
}
