using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.EkycCheck;

/// <summary>The published labels (seed, eKYC Checks, Decision Details Labels).</summary>
public static class EkycCheckLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Enough sources know the name with address, birth date or national id."),
        new(MediumRisk, Decision.Warning, "The name is known, the rest not in enough sources."),
        new(HighRisk, Decision.Rejected, "Nobody of that name was found."),
        new(
            CommonLabels.ValidationFailed, Decision.NotExecuted,
            "Country or search type is not supported, or a value is malformed."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "A mandatory value is missing."),
        new(
            CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "Extraction, which would have supplied the data, did not deliver."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
