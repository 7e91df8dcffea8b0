using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.PhoneVerification;

/// <summary>The published labels (seed, Phone Verification, Decision Details Labels).</summary>
public static class PhoneVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Neither the kind of number nor its history speaks against it."),
        new(MediumRisk, Decision.Warning, "A kind of number that hides people, or irregular activity."),
        new(HighRisk, Decision.Rejected, "No such number, a blocked one, or very irregular activity."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "No phone number was given."),
        new(CommonLabels.BadRequest, Decision.NotExecuted, "What was given is not a number with its country code."),
        new(CommonLabels.PermissionDenied, Decision.NotExecuted, "The source refuses our credentials."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it or history failed."),
    ];
}
