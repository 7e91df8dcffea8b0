using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DeviceRiskVerification;

/// <summary>The seed's two shapes of <c>data</c>; what is not known is left out.</summary>
internal static class DeviceRiskData
{
    public static JsonObject Of(DeviceRiskVerificationRequest request, IReadOnlyList<string> alerts) =>
        request.Device.IsDeprecatedVariant ? Deprecated(request) : Current(request, alerts);

    /// <summary>In the sample's order. Coordinates and age are texts here (contract 04 §9).</summary>
    private static JsonObject Current(DeviceRiskVerificationRequest request, IReadOnlyList<string> alerts)
    {
        var (device, address) = (request.Device, request.Device.Address);
        var data = new JsonObject();
        Add(data, "deviceModel", device.Model);
        Add(data, "deviceOS", device.OperatingSystem);
        Add(data, "browser", device.Browser);
        Add(data, "trueIP", device.TrueIp);
        Add(data, "ipLocationCity", address?.City);
        Add(data, "ipLocationCountry", address?.Country);
        Add(data, "ipLocationLatitude", Text(address?.Latitude));
        Add(data, "ipLocationLongitude", Text(address?.Longitude));
        Add(data, "ipLocationRegion", address?.State);
        Add(data, "metaDataAge", device.CollectedAt is { } at
            ? ((long)Math.Max(0, (request.Now - at).TotalSeconds)).ToString(CultureInfo.InvariantCulture)
            : null);
        data["deviceAlerts"] = new JsonArray([.. alerts.Select(alert => JsonValue.Create(alert))]);
        Add(data, "browserCookiesEnabled", device.AreCookiesEnabled);
        Add(data, "browserLanguage", device.Language);
        Add(data, "browserVersion", device.BrowserVersion);
        if (device.Identity is { } identity)
        {
            data["deviceFirstSeen"] = (identity.FirstSeen ?? request.Now).UtcDateTime
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }

        Add(data, "deviceScreen", device.Screen);
        Add(data, "isp", address?.Isp);
        Add(data, "flashEnabled", device.IsFlashEnabled);
        Add(data, "browserTimezone", Offset(device.UtcOffsetMinutes));
        Add(data, "deviceIsNew", device.Identity is { } known ? known.FirstSeen is null : null);
        return data;
    }

    /// <summary>What a browser cannot show, such as remote control and a rooted phone, is left out.</summary>
    private static JsonObject Deprecated(DeviceRiskVerificationRequest request)
    {
        var (device, address) = (request.Device, request.Device.Address);
        var data = new JsonObject();
        data["emulatorUsed"] = device.Automation.Count > 0;
        Add(data, "suspectedProxyUsedRisk", Risk(address is null ? null
            : address.Proxy is not null || address.IsTorExit == true ? true
            : address.IsAnonymous is null ? null : false));
        Add(data, "suspectedOSAnomalyRisk", Risk(device.IsSystemContradicted));
        Add(data, "suspectedVPNUsedRisk", Risk(address?.IsVpn));
        Add(data, "deviceOS", device.OperatingSystem);
        Add(data, "browser", device.Browser);
        data["ipType"] = AddressType(address);
        Add(data, "trueIP", device.TrueIp);
        return data;
    }

    private static string? Risk(bool? applies) => applies is null ? null : applies.Value ? "high" : "low";

    private static string AddressType(GeoIpFacts? address) => address?.UserType switch
    {
        "BUSINESS" => "Commercial",
        "GOVERNMENT" => "Government",
        "MILITARY" => "Military",
        "COLLEGE" or "SCHOOL" => "Education",
        "LIBRARY" => "Library",
        "RESIDENTIAL" => "Fixed Line ISP",
        "CELLULAR" => "Mobile ISP",
        "HOSTING" => "Data Center",
        _ => address?.IsHosting == true ? "Data Center" : "Unknown",
    };

    private static string? Offset(int? minutes) => minutes is { } east
        ? string.Create(CultureInfo.InvariantCulture,
            $"{(east < 0 ? '-' : '+')}{Math.Abs(east) / 60:00}:{Math.Abs(east) % 60:00}")
        : null;

    private static string? Text(double? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static void Add(JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }
}
