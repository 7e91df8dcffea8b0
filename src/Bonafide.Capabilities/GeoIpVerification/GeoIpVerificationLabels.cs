using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.GeoIpVerification;

/// <summary>The published labels (seed, Geo IP Verification, Decision Details Labels).</summary>
public static class GeoIpVerificationLabels
{
    public const string LowRisk = "LOW_RISK";
    public const string MediumRisk = "MEDIUM_RISK";
    public const string HighRisk = "HIGH_RISK";

    public static readonly IReadOnlyList<LabelDefinition> All =
    [
        new(LowRisk, Decision.Passed, "Nothing that is known of the address speaks against it."),
        new(MediumRisk, Decision.Warning, "The address hides people, or too many people use it; see the data."),
        new(HighRisk, Decision.Rejected, "An exit node of Tor, or an address with a bad history; see the data."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted,
            "No address, one that nobody can have, no source, or a source or history that failed."),
    ];
}
