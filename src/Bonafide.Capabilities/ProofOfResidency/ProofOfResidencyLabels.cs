using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.ProofOfResidency;

/// <summary>The published labels (seed, Proof of Residency, Decision Details Labels).</summary>
public static class ProofOfResidencyLabels
{
    public const string Deny = "DENY";
    public const string Alert = "ALERT";
    public const string UnsupportedCountry = "UNSUPPORTED_COUNTRY";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(CommonLabels.Ok, Decision.Passed, "A register knows the person at that address."),
        new(Deny, Decision.Rejected, "No register knows the person, or only at another address."),
        new(Alert, Decision.Warning, "A register knows the person, the address agrees in part."),
        new(CommonLabels.NotEnoughData, Decision.Warning, "Name or address is missing or malformed."),
        new(UnsupportedCountry, Decision.NotExecuted, "The country is none of the nine."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
