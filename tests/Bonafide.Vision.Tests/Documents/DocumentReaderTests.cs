using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Vision.Tests.Reading;
using Bonafide.Vision.Tests.Specimens;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Tests.Documents;

public sealed class DocumentReaderTests(OcrPack pack) : IClassFixture<OcrPack>
{
    private static readonly DocumentRequest Front = new("FRONT", 0, new DateOnly(2026, 11, 27));

    [Fact]
    public void Passport_IsClassifiedAndReadFieldByField()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);

        var facts = new DocumentReader(pack.Reader).Read(drawn.Image, Front);

        Assert.True(facts.Location is { Found: true, Whole: true });
        Assert.Equal(("UTO", "PASSPORT", "FRONT"), (facts.Class.Country, facts.Class.Type, facts.Class.Side));
        Assert.Equal([drawn.Truth.MrzUpper, drawn.Truth.MrzLower], facts.Mrz!.Lines);
        Assert.True(facts.Mrz.AllChecksRight);
        Assert.Equal("L898902C3", Read(facts, FieldNames.DocumentNumber).Value);
        Assert.Equal("ERIKSSON", Read(facts, FieldNames.LastName).Value);
        Assert.Equal("1974-08-12", Read(facts, FieldNames.DateOfBirth).Value);
        Assert.DoesNotContain(facts.Detectors, detector => detector.Positive);
    }

    [Fact]
    public void Reading_SaysWhereItStands()
    {
        var drawn = SpecimenDrawing.Passport(SpecimenPeople.Anna, SpecimenPeople.Portrait(), seed: 1);

        var number = Read(new DocumentReader(pack.Reader).Read(drawn.Image, Front), FieldNames.DocumentNumber);
        var line = Assert.Single(pack.Reader.ReadRegions(drawn.Image, [number.Region!]));

        Assert.Contains("898902", line.Text);
    }

    /// <summary>A known layout, one that is read by its labels, and both upside down.</summary>
    [Theory]
    [InlineData("passport-waves", 0)]
    [InlineData("passport-waves", 2)]
    [InlineData("us-band", 0)]
    [InlineData("us-band", 2)]
    public void TwoCores_ReadWhatOneReads(string design, int quarters)
    {
        using var text = new TextReader(PackFolder.Folder("ocr"), threads: 2);
        var photo = SpecimenPeople.Drawn(design).Turn(quarters);

        Assert.Equal(
            JsonSerializer.Serialize(new DocumentReader(pack.Reader).Read(photo, Front), FactJson.Options),
            JsonSerializer.Serialize(new DocumentReader(text).Read(photo, Front), FactJson.Options));
    }

    [Fact]
    public void BlankPage_IsNoDocument()
    {
        var blank = new RgbImage(1200, 800);
        blank.Pixels.AsSpan().Fill(235);

        var facts = new DocumentReader(pack.Reader).Read(blank, Front);

        Assert.False(facts.Location.Found);
        Assert.Equal(0, facts.Location.DocumentCount);
        Assert.Equal(DocumentClass.Unknown, facts.Class);
        Assert.Empty(facts.Readings);
        Assert.Equal(0, facts.TextLineCount);
    }

    private static FieldReading Read(DocumentImageFacts facts, string name) =>
        facts.Readings.Where(reading => reading.Name == name).MinBy(reading => reading.Source)!;
}
