using System.Net;
using System.Net.Sockets;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// The autonomous system of an address: sorted ranges in a pack, found by halving. Of IPv6 the upper 64 bits count,
/// since no route is longer.
/// </summary>
internal sealed class NetworkTable(PackFile pack)
{
    internal const string Ipv4 = "as4";
    internal const string Ipv6 = "as6";
    internal const string Names = "as.name";

    private readonly TextTable _names = new(pack, Names);

    /// <summary>Number and organisation; null where no route is known.</summary>
    public (uint Number, string Organization)? Find(IPAddress address)
    {
        var value = AddressRange.Value(address);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? Find(Ipv4, (uint)value)
            : Find(Ipv6, (ulong)(value >> 64));
    }

    private (uint Number, string Organization)? Find<T>(string table, T value)
        where T : unmanaged, IComparable<T>
    {
        var found = pack.Section<T>(table + ".first").BinarySearch(value);
        var at = found >= 0 ? found : ~found - 1;
        return at < 0 || value.CompareTo(pack.Section<T>(table + ".last")[at]) > 0
            ? null
            : (pack.Section<uint>(table + ".number")[at], _names[(int)pack.Section<uint>(table + ".name")[at]]);
    }
}
