using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bonafide.Sources.GeoIp;

/// <summary>A range of addresses, both ends within; IPv4 stands at ::ffff:0:0/96.</summary>
internal readonly record struct AddressRange(UInt128 First, UInt128 Last)
{
    /// <summary>An address, a network (<c>192.0.2.0/24</c>) or two addresses with a dash; else null.</summary>
    public static AddressRange? Parse(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            return Network(text[..slash], text[(slash + 1)..]);
        }

        var dash = text.IndexOf('-');
        var first = PublicAddress.Parse((dash < 0 ? text : text[..dash]).ToString());
        var last = dash < 0 ? first : PublicAddress.Parse(text[(dash + 1)..].ToString());
        return first is null || last is null || Value(first) > Value(last) ? null : new(Value(first), Value(last));
    }

    public static UInt128 Value(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes[10..12].Fill(0xFF);
            address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
        }

        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static AddressRange? Network(ReadOnlySpan<char> address, ReadOnlySpan<char> prefix)
    {
        if (PublicAddress.Parse(address.ToString()) is not { } parsed
            || !int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return null;
        }

        var free = (parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128) - bits;
        if (free < 0)
        {
            return null;
        }

        var mask = free == 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
        var first = Value(parsed) & ~mask;
        return new(first, first | mask);
    }
}
