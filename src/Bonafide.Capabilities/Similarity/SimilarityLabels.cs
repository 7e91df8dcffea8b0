using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.Similarity;

/// <summary>Labels of contract 04 §5.</summary>
public static class SimilarityLabels
{
    public const string Match = "MATCH";
    public const string NoMatch = "NO_MATCH";
    public const string NotPossible = "NOT_POSSIBLE";

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "One of the images could not be used."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The comparison failed by our fault."),
        new(Match, Decision.Passed, "Both images show the same person."),
        new(NotPossible, Decision.Warning, "A face is missing, too poor to compare, or the distance says neither."),
        new(NoMatch, Decision.Rejected, "The images show different persons."),
    ];
}
