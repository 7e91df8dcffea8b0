using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.GeoIp;

/// <summary>
/// The autonomous system of an address: sorted ranges in a pack, found by halving. Of IPv6 the upper 64 bits count,
/// since no route is longer.
/// </summary>
internal sealed class NetworkTable
{
    internal const string Ipv4 = "as4";
    internal const string Ipv6 = "as6";
    internal const string Names = "as.name";

    private readonly Ranges<uint> _ipv4;
    private readonly Ranges<ulong> _ipv6;
    private readonly TextTable _names;

    /// <summary>Names that were asked for: the same few hundred providers have most addresses.</summary>
    private readonly string?[] _decoded;

    public NetworkTable(PackFile pack)
    {
        _ipv4 = new(pack, Ipv4);
        _ipv6 = new(pack, Ipv6);
        _names = new(pack, Names);
        _decoded = new string?[_names.Count];
    }

    /// <summary>Number and organisation; null where no route is known.</summary>
    public (uint Number, string Organization)? Find(IPAddress address)
    {
        var value = AddressRange.Value(address);
        var found = address.AddressFamily == AddressFamily.InterNetwork
            ? _ipv4.Find((uint)value)
            : _ipv6.Find((ulong)(value >> 64));
        return found is var (number, name) ? (number, _decoded[name] ??= _names[name]) : null;
    }

    /// <summary>Four columns of a table, mapped.</summary>
    private sealed unsafe class Ranges<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        private const int SliceBits = 16;
        private const int Slices = 1 << SliceBits;
        private static readonly int Bits = sizeof(T) * 8;

        private readonly PackFile _pack;
        private readonly T* _firsts;
        private readonly T* _lasts;
        private readonly uint* _numbers;
        private readonly uint* _names;
        private readonly int _count;

        /// <summary>
        /// How many ranges begin below each value of the upper 16 bits, one more; 0 is not counted yet.
        /// </summary>
        private readonly int[] _below = new int[Slices + 1];

        public Ranges(PackFile pack, string table)
        {
            _pack = pack;
            var (firsts, length) = pack.Address(table + ".first");
            _count = length / sizeof(T);
            _firsts = (T*)firsts;
            _lasts = (T*)pack.Address(table + ".last").Start;
            _numbers = (uint*)pack.Address(table + ".number").Start;
            _names = (uint*)pack.Address(table + ".name").Start;
        }

        public (uint Number, int Name)? Find(T value)
        {
            var slice = int.CreateTruncating(value >> (Bits - SliceBits));
            var from = Below(slice);
            var found = new ReadOnlySpan<T>(_firsts + from, Below(slice + 1) - from).BinarySearch(value);
            var at = from + (found >= 0 ? found : ~found - 1);
            (uint, int)? range = at < 0 || value.CompareTo(_lasts[at]) > 0
                ? null
                : (_numbers[at], (int)_names[at]);
            GC.KeepAlive(_pack);
            return range;
        }

        private int Below(int slice)
        {
            ref var below = ref _below[slice];
            var known = below;
            if (known == 0)
            {
                var first = T.CreateTruncating(slice) << (Bits - SliceBits);
                var found = new ReadOnlySpan<T>(_firsts, _count).BinarySearch(first);
                known = 1 + (slice == Slices ? _count : found >= 0 ? found : ~found);
                below = known;
            }

            return known - 1;
        }
    }
}
