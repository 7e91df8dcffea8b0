using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.Extraction;

/// <summary>Labels of contract 04 §7.</summary>
public static class ExtractionLabels
{
    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.Ok, Decision.Passed, "The mandatory values were read."),
        new(
            CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "The image could not be used, or not enough could be read on it."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The image could not be examined, by our fault."),
    ];
}
