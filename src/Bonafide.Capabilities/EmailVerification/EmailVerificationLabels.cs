using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.EmailVerification;

/// <summary>The published labels (seed, Email Verification, Decision Details Labels).</summary>
public static class EmailVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Nothing that was looked at speaks against the address."),
        new(MediumRisk, Decision.Warning, "Something is unclear or looks wrong; see the findings."),
        new(HighRisk, Decision.Rejected, "The address is thrown away, cannot take mail or imitates another."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "No email address was given."),
        new(CommonLabels.BadRequest, Decision.NotExecuted, "What was given is not an email address."),
        new(CommonLabels.PermissionDenied, Decision.NotExecuted, "The source refuses our credentials."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
