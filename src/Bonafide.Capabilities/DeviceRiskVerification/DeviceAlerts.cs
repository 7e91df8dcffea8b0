using System.Globalization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Devices;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>One alert of the seed's table, with what it decides and the finding that explains it.</summary>
/// <param name="Applies">Null when it is not known.</param>
internal sealed record DeviceAlert(string Text, bool? Applies, Decision Decides, Finding Finding);

/// <summary>The seed's table of alerts, in its order, as far as a browser can prove them.</summary>
internal static class DeviceAlerts
{
    public const string NotProvided = "Device Not Provided";
    public const string Invalid = "Invalid Blackbox";

    public static List<DeviceAlert> Of(DeviceRiskVerificationRequest request, DeviceRiskVerificationOptions options)
    {
        var (device, activity, stated, _) = request;
        var (address, identity) = (device.Address, device.Identity);
        return
        [
            Of("ownedEvidence", "Owned Evidence Exists", identity?.OwnEvidence.Count > 0, Decision.Rejected, "device"),
            .. EvidenceTypes.All.Select(type => Of(
                $"otherEvidence.{type}", $"Other Subscriber {type.Word()} Evidence",
                identity?.OtherEvidence.Contains(type), Decision.Warning, "device")),
            Of("highRiskCountry", "High Risk Country", Listed(options.HighRiskCountries, address?.Country),
                Decision.Warning, "geoIp"),
            Of("proxy", "Proxy in Use", IsProxy(address), Decision.Warning, "geoIp"),
            Of("geolocationMismatch", "Geolocation Mismatch", Differ(stated, address, options.GeolocationLevel),
                Decision.Warning, "geoIp"),
            PerDay("transactionsPerDevice", "Transactions Per Device", activity?.OnDevice,
                options.TransactionsPerDeviceFrom),
            Counted("countriesPerDevice", $"Countries Per Device- {identity?.Countries}", identity?.Countries,
                options.CountriesPerDeviceFrom),
            PerDay("transactionsPerAddress", "Transactions per IP", activity?.OnAddress,
                options.TransactionsPerAddressFrom),
            TimeZone(device, options),
            Of("suspectData", "Suspect Device Data", device.IsSuspect || device.IsSystemContradicted == true,
                Decision.Warning, "device"),
            Of("torExitNode", "TOR Exit Node IP", address?.IsTorExit, Decision.Rejected, "geoIp"),
            Crowd("similarDevices", "Device Risk Global", identity?.Similar, options),
            Crowd("devicesOnAddress", "IP Address Risk Global", identity?.OnAddress, options),
            Of("ispWatchList", "ISP Watch List", Listed(options.IspWatchList, address?.Isp), Decision.Warning, "geoIp"),
            new("Automated Browser", device.Automation.Count > 0, Decision.Warning, new Finding(
                "automation", string.Join(',', device.Automation), string.Empty, device.Automation.Count == 0, null,
                "device")),
        ];
    }

    private static DeviceAlert Of(string name, string text, bool? applies, Decision decides, string source) => new(
        text, applies, decides,
        new Finding(name, applies is null ? null : applies.Value ? "true" : "false", "false", !applies, null, source));

    private static DeviceAlert PerDay(string name, string text, long? count, int from) =>
        Counted(name, $"{text}- {count?.ToString(CultureInfo.InvariantCulture)} in 1 day", count, from);

    private static DeviceAlert Counted(string name, string text, long? count, int from) => new(
        text, count >= from, Decision.Warning,
        new Finding(name, count?.ToString(CultureInfo.InvariantCulture), Text(from), !(count >= from), null,
            "history"));

    /// <summary>A few devices prove nothing of their kind (ruling 25: at least 3, at least 70 %).</summary>
    private static DeviceAlert Crowd(
        string name, string text, DeviceCrowd? crowd, DeviceRiskVerificationOptions options)
    {
        var applies = crowd is not null && crowd.Devices >= options.CrowdFrom
            && crowd.WithEvidence * 100 >= crowd.Devices * options.CrowdPercent;
        var measured = crowd is null ? null : $"{Text(crowd.WithEvidence)}/{Text(crowd.Devices)}";
        return new(text, crowd is null ? null : applies, Decision.Rejected,
            new Finding(name, measured, Text(options.CrowdPercent), !applies, "%", "history"));
    }

    /// <summary>The sun's time at the address against the device's clock, around the clock.</summary>
    private static DeviceAlert TimeZone(DeviceFacts device, DeviceRiskVerificationOptions options)
    {
        const int Day = 1_440;
        int? off = device is { UtcOffsetMinutes: { } offset, Address.Longitude: { } longitude }
            ? (int)Math.Round(Math.Abs(offset - (longitude * 4))) % Day
            : null;
        off = off is { } minutes ? Math.Min(minutes, Day - minutes) : null;
        return new("Timezone/Geolocation Mismatch", off > options.TimeZoneToleranceMinutes, Decision.Warning,
            new Finding("timeZoneOffset", off is { } known ? Text(known) : null,
                Text(options.TimeZoneToleranceMinutes), off is null ? null : off <= options.TimeZoneToleranceMinutes,
                "min", "geoIp"));
    }

    private static bool? IsProxy(GeoIpFacts? address) => address is null ? null
        : address.Proxy is not null || address.IsVpn == true ? true
        : address.IsAnonymous is null ? null
        : address is { IsAnonymous: true, IsTorExit: not true };

    private static bool? Differ(GeoIpFacts? stated, GeoIpFacts? real, GeolocationLevel level)
    {
        if (stated is null || real is null)
        {
            return null;
        }

        var country = Unlike(stated.Country, real.Country);
        var region = level >= GeolocationLevel.Region ? Unlike(stated.State, real.State) : null;
        var city = level >= GeolocationLevel.City ? Unlike(stated.City, real.City) : null;
        return country == true || region == true || city == true ? true : country;
    }

    private static bool? Unlike(string? one, string? other) => one is null || other is null
        ? null
        : !string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool? Listed(IReadOnlyList<string> list, string? value) => list.Count == 0 ? false
        : value is null ? null
        : list.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
