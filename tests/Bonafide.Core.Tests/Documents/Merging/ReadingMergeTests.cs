using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Documents.Merging;

public sealed class ReadingMergeTests
{
    [Fact]
    public void CheckedZone_ComesFirstAndThePrintAgrees()
    {
        var merged = Merge(
            Read(FieldNames.DateOfBirth, "1974-08-12", FieldSource.PrintedLabel),
            Read(FieldNames.DateOfBirth, "1974-08-12", FieldSource.MrzChecked));

        var field = Assert.Single(merged.Fields);
        Assert.Equal(FieldSource.MrzChecked, field.Source);
        Assert.Equal([FieldSource.PrintedLabel], field.Agreeing);
        Assert.Empty(merged.Conflicts);
    }

    [Theory]
    [InlineData("MUELLER", "MÜLLER")]
    [InlineData("SORENSEN", "SØRENSEN")]
    [InlineData("GUEELL", "GÜELL")]
    [InlineData("GUELL", "GÜELL")]
    [InlineData("SMITH JONES", "SMITH-JONES")]
    [InlineData("DELRIO", "DEL RÍO")]
    public void Names_AgreeAcrossTheZonesSpelling(string zone, string print) => Assert.Empty(Merge(
        Read(FieldNames.LastName, zone, FieldSource.Mrz),
        Read(FieldNames.LastName, print, FieldSource.PrintedLayout)).Conflicts);

    [Fact]
    public void CutName_GivesWayToTheWholeOne()
    {
        var merged = Merge(
            Read(FieldNames.FirstName, "ANNA MARIA THER", FieldSource.Mrz) with { Truncated = true },
            Read(FieldNames.FirstName, "ANNA MARIA THERESIA", FieldSource.PrintedLabel));

        Assert.Equal("ANNA MARIA THERESIA", Assert.Single(merged.Fields).Value);
        Assert.Empty(merged.Conflicts);
    }

    [Theory]
    [InlineData("ANNA MARIA", "ANNA MARIA THERESIA", true)]
    [InlineData("ANNA MARI T", "ANNA MARIA THERESIA", true)]
    [InlineData("ANNA M T", "ANNA-MARIA THERESIA", true)]
    [InlineData("GUENTHE", "GÜNTHER", true)]
    [InlineData("HANS GUENT O", "HANS GÜNTHER OTTO", true)]
    [InlineData("ANNAMAR", "ANNA MARIA", true)]
    [InlineData("ANNA THE", "ANNA MARIA THERESIA", true)]
    [InlineData("ANNA ARI T", "ANNA MARIA THERESIA", false)]
    [InlineData("ANNA T M", "ANNA MARIA THERESIA", false)]
    [InlineData("BERTA M T", "ANNA MARIA THERESIA", false)]
    [InlineData("ANNA MARIA THERESIA", "ANNA MARIA", false)]
    public void CutName_AgreesPartByPart(string zone, string print, bool agrees) => Assert.Equal(agrees, Merge(
        Read(FieldNames.FirstName, zone, FieldSource.Mrz) with { Truncated = true },
        Read(FieldNames.FirstName, print, FieldSource.PrintedLabel)).Conflicts.Count == 0);

    [Theory]
    [InlineData("1974-08-12", "1974-09-12", FieldSource.PrintedLayout, 0.98, ConflictKind.Certain)]
    [InlineData("1974-08-12", "1974-09-12", FieldSource.PrintedLayout, 0.84, ConflictKind.Uncertain)]
    [InlineData("1974-08-12", "1974-09-12", FieldSource.PrintedLabel, 0.98, ConflictKind.Uncertain)]
    [InlineData("1974-08-12", "1974-0B-12", FieldSource.PrintedLayout, 0.98, ConflictKind.Uncertain)]
    public void Contradiction_IsCertainOnlyBetweenSureSources(
        string zone, string print, FieldSource source, double confidence, ConflictKind expected)
    {
        var merged = Merge(
            Read(FieldNames.DateOfBirth, zone, FieldSource.MrzChecked),
            Read(FieldNames.DateOfBirth, print, source) with { Confidence = confidence });

        Assert.Equal(expected, Assert.Single(merged.Conflicts).Kind);
        Assert.Equal(zone, Assert.Single(merged.Fields).Value);
    }

    /// <summary>ß before the recogniser is a B, and before the zone SS; Þ a P, and TH.</summary>
    [Theory]
    [InlineData("WEISSENSEE", "WEIBENSEE")]
    [InlineData("THORSDOTTIR", "PORSDOTTIR")]
    public void LetterTakenForAnother_IsNoCertainContradiction(string zone, string print) => Assert.Equal(
        ConflictKind.Uncertain, Assert.Single(Merge(
            Read(FieldNames.LastName, zone, FieldSource.Mrz),
            Read(FieldNames.LastName, print, FieldSource.PrintedLayout)).Conflicts).Kind);

    /// <summary>Print that is set close runs a town into its state.</summary>
    [Theory]
    [InlineData("HARROWGATE", "HARROWGATESK", ConflictKind.Uncertain)]
    [InlineData("HARROWGATE", "HARROWGATEEND", ConflictKind.Certain)]
    [InlineData("HARROWGATE", "MILLBROOK", ConflictKind.Certain)]
    public void TownWithItsState_IsNoCertainContradiction(string symbol, string print, ConflictKind expected) =>
        Assert.Equal(expected, Assert.Single(Merge(
            Read(FieldNames.AddressCity, symbol, FieldSource.Barcode),
            Read(FieldNames.AddressCity, print, FieldSource.PrintedLayout)).Conflicts).Kind);

    [Fact]
    public void PartialDate_AgreesWithTheWholeOne() => Assert.Empty(Merge(
        Read(FieldNames.DateOfBirth, "1974", FieldSource.MrzChecked),
        Read(FieldNames.DateOfBirth, "1974-08-12", FieldSource.PrintedLabel)).Conflicts);

    private static MergedReadings Merge(params FieldReading[] readings) =>
        ReadingMerge.Of(readings, MergeOptions.Default);

    private static FieldReading Read(string name, string value, FieldSource source) =>
        new(name, value, value, source, 0.97, "FRONT", null);
}
