using Bonafide.Core.Facts;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// Test addresses for tenants of kind sandbox, of blocks that are kept for documentation (RFC 5737, RFC 3849). Each
/// brings facts, and the ordinary rules judge them; <c>docs/sandbox.md</c> lists them.
/// </summary>
public static class SandboxAddresses
{
    private static readonly DataVersion Version = new("sandbox", "1");

    private static readonly AddressActivity Quiet = new(0, 0, 0, 0, 0, 0, 0);

    private static readonly GeoIpFacts Plain = new()
    {
        Problem = GeoIpProblem.None,
        Country = "USA",
        State = "FL",
        Subdivision = "Florida",
        City = "Fort Lauderdale",
        Latitude = 26.1995,
        Longitude = -80.0984,
        AccuracyRadiusKm = 20,
        Isp = "Example Telecom",
        Organization = "Example Telecom",
        IsTorExit = false,
        IsVpn = false,
        IsHosting = false,
        IsSatellite = false,
        IsAnonymous = false,
        SandboxActivity = Quiet,
    };

    internal static readonly IReadOnlyList<SandboxAddress> All =
    [
        new("192.0.2.1", "isp=Example Telecom", "A provider's ordinary customer", Plain),
        new("2001:db8::1", "country=USA", "The same, by IPv6", Plain),
        new("192.0.2.2", "torExitNode=true", "An exit node of Tor", Hidden with { IsTorExit = true }),
        new("192.0.2.3", "anonymousVPN=true", "A VPN provider's address", Hidden with { IsVpn = true }),
        new("192.0.2.4", "proxyType=ANONYMOUS", "A proxy that hides people",
            Hidden with { Proxy = ProxyKind.Anonymous }),
        new("192.0.2.5", "proxyType=RESIDENTIAL", "A proxy in somebody's home",
            Hidden with { Proxy = ProxyKind.Residential }),
        new("192.0.2.6", "proxyType=PUBLIC", "A proxy that anybody may use", Hidden with { Proxy = ProxyKind.Public }),
        new("192.0.2.7", "userType=HOSTING", "A server in a computing centre", Plain with { IsHosting = true }),
        new("192.0.2.8", "satelliteProvider=true", "A satellite provider's customer",
            Plain with { IsSatellite = true }),
        new("192.0.2.10", "userType=BUSINESS", "An office", Plain with { UserType = "BUSINESS" }),
        new("192.0.2.11", "userType=RESIDENTIAL", "A home", Plain with { UserType = "RESIDENTIAL" }),
        new("192.0.2.12", "userType=CAFE", "A café", Plain with { UserType = "CAFE" }),
        new("192.0.2.13", "userType=CELLULAR", "A mobile network", Plain with { UserType = "CELLULAR" }),
        new("192.0.2.20", "highBillingPostalCodeVelocity=true", "Many postal addresses within a day",
            Plain with { SandboxActivity = Quiet with { PostalAddresses = 8 } }),
        new("192.0.2.21", "highEmailVelocity=true", "Many emails within a day",
            Plain with { SandboxActivity = Quiet with { Emails = 12 } }),
        new("192.0.2.22", "highIssuerIdVelocity=true", "Many card issuers within a day",
            Plain with { SandboxActivity = Quiet with { Issuers = 9 } }),
        new("192.0.2.23", "highRiskDevicesActivity=true", "A device of transactions that ended badly",
            Plain with { SandboxActivity = Quiet with { RiskyDevices = 2, Hits = 40, RiskyHits = 2 } }),
        new("192.0.2.24", "highRiskEmailsActivity=true", "Emails of transactions that ended badly",
            Plain with { SandboxActivity = Quiet with { RiskyEmails = 3, Hits = 40, RiskyHits = 3 } }),
        new("192.0.2.25", "highRiskNetworkActivity=true", "Most transactions on the address ended badly",
            Plain with { SandboxActivity = Quiet with { Hits = 12, RiskyHits = 9 } }),
        new("192.0.2.90", "", "The source fails", null),
    ];

    private static readonly Dictionary<System.Net.IPAddress, SandboxAddress> ByAddress =
        All.ToDictionary(value => PublicAddress.Parse(value.Text)!);

    private static GeoIpFacts Hidden => Plain with { IsAnonymous = true };

    /// <summary>The fact of a test address; null when the text is none.</summary>
    internal static Fact? Find(string text)
    {
        if (PublicAddress.Parse(text) is not { } address || !ByAddress.TryGetValue(address, out var value))
        {
            return null;
        }

        return value.Facts is { } facts
            ? Fact.Known(GeoIpFacts.Kind, null, facts, Version)
            : Fact.Unknown(FactKinds.GeoIp, null, FactStatus.Failed, Version);
    }
}

/// <param name="Brings">The value that it stands for, as <c>field=value</c>; empty where nothing is executed.</param>
/// <param name="Facts">Null stands for a source that fails.</param>
internal sealed record SandboxAddress(string Text, string Brings, string Why, GeoIpFacts? Facts);
