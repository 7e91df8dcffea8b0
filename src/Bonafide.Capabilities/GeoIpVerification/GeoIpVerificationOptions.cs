using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.GeoIpVerification;

/// <summary>
/// Thresholds, bound to <c>Capabilities:geoIpVerification</c>. A household, an office or a carrier's gateway shares one
/// address, so that few of anything prove nothing. All defaults are rules of thumb, not measured.
/// </summary>
public sealed record GeoIpVerificationOptions
{
    /// <summary>History counts no further, so a higher threshold would never be met.</summary>
    private const int Most = SightingHistory.MostCounted;

    /// <summary>Distinct emails within 24 hours from which there are many; a family has four.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int EmailsFrom { get; init; } = 5;

    /// <summary>Distinct postal addresses within 24 hours from which there are many.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int PostalAddressesFrom { get; init; } = 4;

    /// <summary>Distinct card issuers within 24 hours from which there are many.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int IssuersFrom { get; init; } = 5;

    /// <summary>
    /// Distinct emails of transactions that ended badly, 90 days, from which that is more than bad luck.
    /// </summary>
    [Range(1, SightingHistory.MostLinked)]
    public int RiskyEmailsFrom { get; init; } = 2;

    /// <summary>The same of devices; a device is nobody's by chance, so one is enough.</summary>
    [Range(1, SightingHistory.MostLinked)]
    public int RiskyDevicesFrom { get; init; } = 1;

    /// <summary>Transactions that ended badly, 90 days, from which the address has a bad history.</summary>
    [Range(1, Most)]
    public int RiskyHitsFrom { get; init; } = 5;

    /// <summary>Percent of the address's transactions that must have ended badly for that.</summary>
    [Range(1, 100)]
    public int RiskyPercent { get; init; } = 20;
}
