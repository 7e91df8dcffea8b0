using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.BraCpfValidation;

/// <summary>The published labels (seed, Brazilian CPF Number Check, Decision Details Labels).</summary>
public static class BraCpfValidationLabels
{
    public const string Deny = "DENY";
    public const string Alert = "ALERT";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(CommonLabels.Ok, Decision.Passed, "The number exists and name and birth date agree."),
        new(Deny, Decision.Rejected, "The number is wrong, unknown, of a deceased person or not the one on record."),
        new(Alert, Decision.Warning, "The number exists, but name, birth date or standing do not agree."),
        new(CommonLabels.NotEnoughData, Decision.NotExecuted, "CPF, a name or the country is missing or malformed."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
