namespace Bonafide.Core.Facts;

/// <summary>
/// What is known of an IP address. Null always means "not known"; the address itself is not kept here. Data versions
/// stand on the fact that carries this record.
/// </summary>
public sealed record GeoIpFacts
{
    public static readonly FactKind<GeoIpFacts> Kind = new(FactKinds.GeoIp);

    /// <summary>None for an address that somebody may have; otherwise nothing else is known.</summary>
    public required GeoIpProblem Problem { get; init; }

    /// <summary>The special-purpose block (RFC 6890) that the address stands in.</summary>
    public string? SpecialPurpose { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>The code behind the country's in ISO 3166-2, such as CA; a name without a code is not kept.</summary>
    public string? State { get; init; }

    /// <summary>Code or name, as the database has it.</summary>
    public string? Subdivision { get; init; }

    public string? City { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>Kilometres around the coordinates; only an operator's database knows it.</summary>
    public int? AccuracyRadiusKm { get; init; }

    public string? Isp { get; init; }

    public string? Organization { get; init; }

    public bool? IsTorExit { get; init; }

    public bool? IsVpn { get; init; }

    public bool? IsHosting { get; init; }

    public bool? IsSatellite { get; init; }

    /// <summary>Null when it is no proxy, or not known to be one.</summary>
    public ProxyKind? Proxy { get; init; }

    /// <summary>Whether the address hides who is behind it: Tor, VPN or proxy; null when nothing knew.</summary>
    public bool? IsAnonymous { get; init; }

    /// <summary>Who usually is behind it, in the upper-case words of the operator's database.</summary>
    public string? UserType { get; init; }

    /// <summary>What a sandbox value says was seen on the address; null outside of the sandbox.</summary>
    public AddressActivity? SandboxActivity { get; init; }
}

public enum GeoIpProblem
{
    None = 0,

    /// <summary>The text is no IPv4 or IPv6 address.</summary>
    Malformed = 1,

    /// <summary>Private, documentation, multicast and the like: nobody can be there.</summary>
    SpecialPurpose = 2,
}

public enum ProxyKind
{
    /// <summary>Hides the person; of what kind is not known.</summary>
    Anonymous = 1,
    Residential = 2,
    Public = 3,
}

/// <summary>What earlier transactions show of an address; null where nothing counts it.</summary>
/// <param name="Emails">Distinct addresses within 24 hours.</param>
/// <param name="PostalAddresses">Distinct postal addresses within 24 hours.</param>
/// <param name="Issuers">Distinct card issuers; no card number is kept, so only a sandbox value has it.</param>
/// <param name="RiskyEmails">Distinct emails of transactions that ended badly, 90 days.</param>
/// <param name="RiskyDevices">The same of devices.</param>
/// <param name="Hits">Transactions within 90 days.</param>
/// <param name="RiskyHits">Of those, the ones that ended REJECTED or were reported as fraud.</param>
public sealed record AddressActivity(
    long Emails, long PostalAddresses, long? Issuers, long RiskyEmails, long RiskyDevices, long Hits, long RiskyHits);
