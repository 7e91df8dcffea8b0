using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>The published labels (seed, Device Risk, Decision Details Labels).</summary>
public static class DeviceRiskVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";
    public const string DataNotFound = "DATA_NOT_FOUND";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Nothing that is known of the device speaks against it."),
        new(MediumRisk, Decision.Warning, "The device, its address or its use is unusual; see the alerts."),
        new(HighRisk, Decision.Rejected, "Tor, or evidence of fraud on the device or around it; see the alerts."),
        new(DataNotFound, Decision.NotExecuted, "No blackbox was given."),
        new(CommonLabels.BadRequest, Decision.NotExecuted, "The blackbox does not open, is too old, or was used."),
        new(CommonLabels.PermissionDenied, Decision.NotExecuted,
            "The blackbox was collected with another tenant's subkey."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted,
            "No source, or a source or history that failed."),
    ];
}
