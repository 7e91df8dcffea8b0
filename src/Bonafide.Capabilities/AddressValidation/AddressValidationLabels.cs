using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.AddressValidation;

/// <summary>The published labels (seed, Address Validation, Decision Details Labels).</summary>
public static class AddressValidationLabels
{
    public const string Ok = CommonLabels.Ok;
    public const string Alert = "ALERT";
    public const string Deny = "DENY";
    public const string UnsupportedCountry = CommonLabels.UnsupportedPrefix + "COUNTRY";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(Ok, Decision.Passed, "Verified to the highest level that the country has."),
        new(Alert, Decision.Warning, "Verified to town and postal code, and not to the highest level."),
        new(
            Deny, Decision.Rejected,
            "Town, postal code or subdivision are not known, or the parts contradict each other."),
        new(CommonLabels.NotEnoughData, Decision.Warning, "A mandatory part is missing, or the country is no code."),
        new(UnsupportedCountry, Decision.NotExecuted, "The country is not among the supported ones."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No reference data are there, or they failed."),
    ];
}
