using System.Net;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// Blocks that belong to no subscriber: RFC 6890 with its registries' later entries, and multicast (RFC 5771, RFC 4291
/// §2.7).
/// </summary>
internal static class SpecialPurpose
{
    private static readonly (AddressRange Range, string Name)[] Blocks = [.. Named(
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier's shared"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "AMT"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/96", "unspecified, loopback and IPv4-compatible"),
        ("64:ff9b:1::/48", "local translation"),
        ("100::/64", "discard-only"),
        ("2001::/23", "protocol assignments and Teredo"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "unique local"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"))];

    /// <summary>The block's name; null for an address that somebody may have.</summary>
    public static string? Find(IPAddress address)
    {
        var value = AddressRange.Value(address);
        foreach (var (range, name) in Blocks)
        {
            if (range.First <= value && value <= range.Last)
            {
                return name;
            }
        }

        return null;
    }

    private static IEnumerable<(AddressRange Range, string Name)> Named(
        params (string Network, string Name)[] blocks) =>
        blocks.Select(block => (AddressRange.Parse(block.Network)!.Value, block.Name));
}
