using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.GlobalIdentityCheck;

/// <summary>The published labels (seed, Global Identity Check, Decision Details Labels).</summary>
public static class GlobalIdentityCheckLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "The elements belong together, as far as is known; see the score's pieces."),
        new(MediumRisk, Decision.Warning, "Little is known of the elements, or they speak both ways."),
        new(HighRisk, Decision.Rejected, "The elements contradict each other or behave badly; see the score's pieces."),
        new(CommonLabels.ValidationFailed, Decision.NotExecuted, "A value is malformed."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "A mandatory value is missing, or none is valid."),
        new(
            CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "Extraction, which would have supplied the data, did not deliver."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "A source is not configured, or it failed."),
    ];
}
