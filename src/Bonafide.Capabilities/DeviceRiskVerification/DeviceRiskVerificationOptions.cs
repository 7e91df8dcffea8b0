using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>
/// Thresholds and lists, bound to <c>Capabilities:deviceRiskVerification</c>. The defaults are rules of thumb, not
/// measured, but for the crowd's, which are the contract's (ruling 25).
/// </summary>
public sealed record DeviceRiskVerificationOptions
{
    /// <summary>History counts no further, so a higher threshold would never be met.</summary>
    private const int Most = SightingHistory.MostCounted;

    /// <summary>Transactions on one device within 24 hours, this one included, from which there are many.</summary>
    [Range(2, Most)]
    public int TransactionsPerDeviceFrom { get; init; } = 10;

    /// <summary>The same on one address; an office or a carrier's gateway shares one.</summary>
    [Range(2, Most)]
    public int TransactionsPerAddressFrom { get; init; } = 50;

    /// <summary>Countries of one device within 90 days from which there are many.</summary>
    [Range(2, 250)]
    public int CountriesPerDeviceFrom { get; init; } = 3;

    /// <summary>
    /// Minutes that the device's clock may lie off the sun's at its address (4 minutes a degree of longitude). Legal
    /// time lies up to three and a half hours off it, in the west of China.
    /// </summary>
    [Range(60, 720)]
    public int TimeZoneToleranceMinutes { get; init; } = 240;

    /// <summary>Where the stated and the true address must agree: <c>Country</c>, <c>Region</c> or
    /// <c>City</c>.</summary>
    [EnumDataType(typeof(GeolocationLevel))]
    public GeolocationLevel GeolocationLevel { get; init; } = GeolocationLevel.Country;

    /// <summary>Countries (ISO 3166-1 alpha-3) that raise "High Risk Country"; empty: none.</summary>
    [MaxLength(250)]
    public IReadOnlyList<string> HighRiskCountries { get; init; } = [];

    /// <summary>Names of providers that raise "ISP Watch List", as the address data spell them; empty: none.</summary>
    [MaxLength(1_000)]
    public IReadOnlyList<string> IspWatchList { get; init; } = [];

    /// <summary>Devices that a crowd must have to be judged.</summary>
    [Range(3, Most)]
    public int CrowdFrom { get; init; } = 3;

    /// <summary>Percent of a crowd's devices with evidence of fraud that make a risk.</summary>
    [Range(1, 100)]
    public int CrowdPercent { get; init; } = 70;
}

public enum GeolocationLevel
{
    Country = 0,
    Region = 1,
    City = 2,
}
