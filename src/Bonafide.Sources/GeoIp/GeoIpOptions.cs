using System.ComponentModel.DataAnnotations;

namespace Bonafide.Sources.GeoIp;

/// <summary>What the operator adds to the bundled data. Bound to <c>Sources:GeoIp</c>.</summary>
public sealed record GeoIpOptions
{
    /// <summary>
    /// MMDB files (GeoIP2 or GeoLite2 City, ASN, ISP, Anonymous IP, or the like); a later one wins. Each is held in
    /// memory and read again when it changes.
    /// </summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Files of exit nodes of Tor: addresses, networks, ranges or autonomous systems, one a line.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Tor { get; init; } = [];

    /// <summary>The same of VPN providers.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Vpn { get; init; } = [];

    /// <summary>The same of hosting providers.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Hosting { get; init; } = [];

    /// <summary>The same of proxies that anybody may use.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> PublicProxy { get; init; } = [];

    /// <summary>The same of proxies in people's homes.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> ResidentialProxy { get; init; } = [];

    /// <summary>The same of satellite providers.</summary>
    [MaxLength(8)]
    public IReadOnlyList<string> Satellite { get; init; } = [];
}
