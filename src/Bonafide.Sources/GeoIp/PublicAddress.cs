using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Bonafide.Sources.GeoIp;

/// <summary>Reads an address as people write it; what only some programs take for one is refused.</summary>
internal static class PublicAddress
{
    /// <summary>An IPv6 address with an IPv4 tail.</summary>
    private const int MostText = 45;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>
    /// The address; IPv4 in IPv6 (mapped, or behind NAT64 of RFC 6052) comes as IPv4. Null when the text is none.
    /// </summary>
    public static IPAddress? Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim(' ');
        if (trimmed.Length is 0 or > MostText || trimmed.ContainsAnyExcept(Signs)
            || !IPAddress.TryParse(trimmed, out var address))
        {
            return null;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            // The parser also takes 127.1 and 0177.0.0.1; only the dotted quad is one address for everybody.
            return trimmed.SequenceEqual(address.ToString()) ? address : null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        ReadOnlySpan<byte> nat64 = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0];
        return bytes.StartsWith(nat64) ? new IPAddress(bytes[12..]) : address;
    }
}
