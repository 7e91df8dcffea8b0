using Bonafide.Core.Facts;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Specimens.Tampering;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>For each set of copies and forgeries, the sign that should be seen on it.</summary>
internal static class AccuracySigns
{
    /// <summary>The set, what was done to its documents, and the sign.</summary>
    internal static IReadOnlyList<(string Set, string Done, string Sign)> All { get; } =
    [
        ("copy", "copied in black and white", DetectorNames.BlackAndWhite),
        (AccuracySets.Overprinted, "SPECIMEN printed across", DetectorNames.SpecimenText),
        (DegradationLevels.Punched, "a hole punched through", DetectorNames.PunchedHole),
        ("screen", "photographed from a screen", DetectorNames.ScreenRecapture),
        ("screenshot", "shown on a screen whose picture was sent", DetectorNames.Screenshot),
        ("print", "printed and photographed", DetectorNames.Photocopy),
        ("pastedField", "a field pasted over", DetectorNames.EditedField),
        ("pastedField", "the same, told by its sources", DocumentScore.Contradiction),
        ("retypedField", "a field set again", DetectorNames.EditedField),
        ("retypedField", "the same, told by its sources", DocumentScore.Contradiction),
        (AccuracySets.Swapped, "another portrait glued on beside its ghost", DocumentScore.GhostDiffers),
        (PhotoEdit.Kind, "the photo edited, saved as finely or finer", DetectorNames.EditedImage),
        (PhotoEdit.CoarseKind, "the photo edited, saved coarser", DetectorNames.EditedImage),
        ("mixedSides", "front and back of two documents", DocumentScore.SidesDiffer),
    ];

    /// <summary>Documents on which the sign was seen.</summary>
    internal static Rate Share(IReadOnlyCollection<DocumentScore> scores, string sign) =>
        Rate.Of(scores.Count(score => score.Against.Contains(sign)), scores.Count);

    /// <summary>Genuine documents on which the sign was seen, of those that it can be seen on.</summary>
    internal static Rate FalseAlarms(AccuracyResult result, string sign) =>
        Share([.. result.Scores.Where(score => IsCounted(result.Options, score, sign))], sign);

    private static bool IsCounted(AccuracyOptions options, DocumentScore score, string sign) => sign switch
    {
        DetectorNames.EditedImage => AccuracySets.IsGenuine(score.Set) || AccuracySets.IsGenuineFile(score.Set),
        DocumentScore.GhostDiffers => AccuracySets.IsGenuine(score.Set) && options.HasOnePortraitEach
            && AccuracySets.HasGhost(score),
        _ => AccuracySets.IsGenuine(score.Set),
    };
}
