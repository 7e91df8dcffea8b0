using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.EkycSsnVerification;

/// <summary>The published labels (seed, SSN Verification, Decision Details Labels).</summary>
public static class EkycSsnVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Number, name and address belong together."),
        new(
            MediumRisk, Decision.Warning,
            "Number and name agree, the address only in part or not at all; or the name only in part."),
        new(
            HighRisk, Decision.Rejected,
            "The number is impossible, unknown, another person's, a deceased person's or older than its holder."),
        new(
            CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "A value is malformed, or the address is not in the United States."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "A mandatory value is missing."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
