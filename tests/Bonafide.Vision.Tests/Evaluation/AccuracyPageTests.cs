using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Vision.Evaluation;
using Bonafide.Vision.Evaluation.Accuracy;
using Bonafide.Vision.Evaluation.Captures;

namespace Bonafide.Vision.Tests.Evaluation;

public sealed class AccuracyPageTests
{
    private static readonly AccuracyOptions Options =
        new(417, 5, TimeSpan.FromMinutes(3), [], new DateOnly(2026, 11, 28));

    [Fact]
    public void Page_SaysWhichBarsAreMetWithTheirIntervals()
    {
        var page = Write(
            Score("mild", "passport-waves", exact: 2, FieldVerdict.Right),
            Score("hard", "passport-rays", exact: 1, FieldVerdict.WrongSilent));

        Assert.Contains("seed 417", page, StringComparison.Ordinal);
        Assert.Contains("| zone lines exact, mild | ≥ 99 % | 2/2, 100.0 % (34.2 to 100.0) | yes |", page,
            StringComparison.Ordinal);
        Assert.Contains("| zone lines exact, hard | ≥ 95 % | 1/2, 50.0 % (9.5 to 100.0) | **no** |", page,
            StringComparison.Ordinal);
        Assert.Contains("| fields wrong and unflagged | ≤ 0.5 % | 1/2, 50.0 % ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Design_CountsAsKnownByItsLayoutFileWhetherOrNotItWasRecognised()
    {
        var page = Write(
            Score("mild", "passport-waves", exact: 2, FieldVerdict.Missing),
            Score("mild", "passport-rays", exact: 2, FieldVerdict.Right));

        Assert.Contains("| fields right, known layouts | ≥ 95 % | 0/1, ", page, StringComparison.Ordinal);
        Assert.Contains("| fields right, unknown layouts | ≥ 85 % | 1/1, ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasNotMeasured_IsCalledSo()
    {
        var page = Write();

        Assert.Contains("| PDF417 read at 15°, 20°, σ 1.6 | ≥ 95 % | none tried | not measured |", page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Contains("Not measured in this run: `--faces DIR`", page, StringComparison.Ordinal);
        Assert.Contains("Not measured in this run: `--templates DIR`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_AreCountedOnTheirSetsAndFalseAlarmsOnEveryGenuineOne()
    {
        var page = Write(
            Forged("pastedField", DetectorNames.EditedField), Forged("retypedField"), Forged("screen"),
            Forged("clean"), Forged(AccuracySets.Untouched, DetectorNames.EditedField));

        Assert.Contains("| pasted or re-typeset field found | ≥ 90 % | 1/2, 50.0 % ", page, StringComparison.Ordinal);
        Assert.Contains("| edited field seen on a genuine document | ≤ 2 % | 1/2, 50.0 % (9.5 to 100.0) | **no** |",
            page, StringComparison.Ordinal);
        Assert.Contains("| screen seen on a genuine document | ≤ 2 % | 0/2, 0.0 % ", page, StringComparison.Ordinal);
        Assert.Contains("| `pastedField` | a field pasted over | `editedField` | 1/1, ", page,
            StringComparison.Ordinal);
    }

    /// <summary>Files that were only looked at count where files alarm, and nowhere else.</summary>
    [Fact]
    public void EditedPhotos_AreHeldAgainstGenuineFilesThatWereSavedAgain()
    {
        var page = Write(
            Forged("editedPhoto", DetectorNames.EditedImage), Forged("clean"),
            Forged("camera"), Forged("resaved", DetectorNames.EditedImage, DetectorNames.EditedField));

        Assert.Contains("| `editedImage` | 1/1, 100.0 % (20.7 to 100.0) | 1/3, 33.3 % ", page,
            StringComparison.Ordinal);
        Assert.Contains("| edited field seen on a genuine document | ≤ 2 % | 0/1, ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "1/1, 100.0 % (20.7 to 100.0)", "1/2, 50.0 % (9.5 to 100.0)")]
    [InlineData(false, "none tried", "none tried")]
    public void SwappedPortrait_IsCountedOnDesignsWithAGhostAndDifferentPeople(
        bool hasOnePortraitEach, string found, string alarms)
    {
        DocumentScore[] scores =
        [
            Score("mild", "id-hill", 2, FieldVerdict.Right),
            Score("mild", "mx-voter", 2, FieldVerdict.Right) with { Against = [DocumentScore.GhostDiffers] },
            Score("mild", "passport-waves", 2, FieldVerdict.Right),
            .. hasOnePortraitEach ? new[] { Forged("swappedPortrait", DocumentScore.GhostDiffers) } : [],
        ];
        var page = AccuracyPage.Write(
            new(Options with { HasOnePortraitEach = hasOnePortraitEach }, scores, [],
                new Dictionary<string, string>(), 512),
            Options.Today, "A machine.");

        Assert.Contains(
            $"| `swappedPortrait` | another portrait glued on beside its ghost | `ghostPortrait` | {found} | {alarms} |",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public void FacesMeasuredApart_ReplaceTheirSectionsAndNothingElse()
    {
        var captures = FaceMapReport.Of(
        [
            Series(nameof(CaptureKind.Genuine), Decision.Warning), Series(nameof(CaptureKind.Genuine), Decision.Passed),
            Series(nameof(CaptureKind.Screen), Decision.Rejected),
        ]);
        var before = Write();
        var page = AccuracyPage.WithFaces(before, null, captures, Options.Today);

        Assert.Contains("| Genuine | 2 | refused | 1/2, 50.0 % ", page, StringComparison.Ordinal);
        Assert.Contains("| Screen | 1 | accepted | 0/1, 0.0 % ", page, StringComparison.Ordinal);
        Assert.StartsWith(before[..before.IndexOf("## Faces", StringComparison.Ordinal)], page, StringComparison.Ordinal);
        Assert.EndsWith(before[before.IndexOf("\n## Pictures", StringComparison.Ordinal)..], page,
            StringComparison.Ordinal);
        Assert.Equal(page, AccuracyPage.WithFaces(page, null, captures, Options.Today));
        Assert.Throws<InvalidDataException>(() => AccuracyPage.WithFaces("# Other", null, captures, Options.Today));
    }

    private static SeriesResult Series(string kind, Decision decision) => new(kind, decision, null, []);

    private static string Write(params DocumentScore[] scores) => AccuracyPage.Write(
        new(Options, scores, [], new Dictionary<string, string>(), 512), Options.Today, "A machine.");

    private static DocumentScore Forged(string set, params string[] against) =>
        Score(set, "passport-waves", exact: 2, FieldVerdict.Right) with { Against = against };

    private static DocumentScore Score(string set, string design, int exact, FieldVerdict verdict) => new(
        design, set, design, null, 2, exact, 0, null, true,
        new Dictionary<string, FieldVerdict> { [FieldNames.LastName] = verdict }, [], [700]);
}
