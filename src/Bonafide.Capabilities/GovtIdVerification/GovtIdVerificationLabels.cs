using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.GovtIdVerification;

/// <summary>The published labels (seed, Government Database Check and its countries; contract 04 §9).</summary>
public static class GovtIdVerificationLabels
{
    public const string Deny = "DENY";
    public const string Alert = "ALERT";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(CommonLabels.Ok, Decision.Passed, "The number is on record and every field agrees."),
        new(Deny, Decision.Rejected, "The number is impossible, unknown, of another person or of a deceased one."),
        new(Alert, Decision.Warning, "The number is on record; another field differs."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "A mandatory value is missing."),
        new(CommonLabels.BadRequest, Decision.NotExecuted, "A value is malformed."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "Argentina, Colombia: a mandatory value is missing or malformed."),
        new(CommonLabels.PermissionDenied, Decision.NotExecuted, "No source is configured for this check."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The source failed."),
    ];
}
