using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.DrivingLicenseVerification;

/// <summary>The published labels (seed, Department of Motor Vehicles Check, Decision Details Labels).</summary>
public static class DrivingLicenseVerificationLabels
{
    public const string Deny = "DENY";
    public const string Alert = "ALERT";
    public const string UnsupportedCountry = "UNSUPPORTED_COUNTRY";
    public const string UnsupportedState = "UNSUPPORTED_STATE";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(CommonLabels.Ok, Decision.Passed, "Provided data matches the motor-vehicle record."),
        new(Deny, Decision.Rejected, "The number is not one of the state's, or no record has it."),
        new(Alert, Decision.Warning, "The record exists and differs in some field."),
        new(UnsupportedCountry, Decision.NotExecuted, "The country is not the United States."),
        new(UnsupportedState, Decision.NotExecuted, "The state is none of the 41 jurisdictions."),
        new(CommonLabels.ValidationFailed, Decision.NotExecuted, "A value is malformed."),
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "A mandatory value is missing."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "No source is configured, or it failed."),
    ];
}
