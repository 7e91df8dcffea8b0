using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.BiometricVerification;

/// <summary>The published labels (seed, biometric verifications of Argentina, Brazil and Mexico; ruling 11).</summary>
public static class BiometricVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "The selfie matches the photo on record, and the data agree."),
        new(MediumRisk, Decision.Warning, "It cannot be told whether the selfie matches, or a field differs."),
        new(HighRisk, Decision.Rejected, "The selfie does not match, or the number is nobody's or another's."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "A mandatory value is missing."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "Mexico: a mandatory value is missing."),
        new(CommonLabels.BadRequest, Decision.NotExecuted, "A value is malformed."),
        new(CommonLabels.PermissionDenied, Decision.NotExecuted, "No source is configured for this check."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The source, or the comparison of faces, failed."),
    ];
}
