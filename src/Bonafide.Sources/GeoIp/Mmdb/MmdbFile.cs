using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.GeoIp.Mmdb;

/// <summary>
/// A database in MaxMind's DB format 2.0 (maxmind.github.io/MaxMind-DB): a binary search tree over address bits with
/// records of 24, 28 or 32 bits, and a data section. Every offset that the file gives is checked before it is followed,
/// so that a hostile file can give wrong answers, and nothing else.
/// </summary>
internal sealed unsafe class MmdbFile
{
    /// <summary>The greatest file of an operator; it is read into memory, where replacing it cannot hurt.</summary>
    private const long MaxBytes = 1L << 30;

    /// <summary>The metadata stand within the last 128 kB.</summary>
    private const int MetadataWithin = 128 * 1024;

    /// <summary>Between tree and data.</summary>
    private const int Separator = 16;
    private const int UpperBits = 20;

    private readonly object _owner;
    private readonly byte* _start;
    private readonly int _treeLength;
    private readonly int _dataLength;
    private readonly uint _ipv4Start;

    /// <summary>Where the first bits of IPv4 lead, one more than the record; 0 is not walked yet.</summary>
    private readonly uint[] _ipv4Upper = new uint[1 << UpperBits];

    private MmdbFile(object owner, byte* start, int length)
    {
        _owner = owner;
        _start = start;
        var all = new ReadOnlySpan<byte>(start, length);
        var tail = all[Math.Max(0, length - MetadataWithin)..];
        var marker = tail.LastIndexOf(MmdbMetadata.Marker);
        if (marker < 0)
        {
            throw new InvalidDataException("The file is no MMDB: its metadata are missing.");
        }

        var metadataAt = length - tail.Length + marker;
        Metadata = MmdbMetadata.Read(all[(metadataAt + MmdbMetadata.Marker.Length)..]);
        var tree = (long)Metadata.NodeCount * Metadata.RecordSize / 4;
        if (tree + Separator > metadataAt)
        {
            throw new InvalidDataException("The MMDB is cut short: its tree does not fit.");
        }

        _treeLength = (int)tree;
        _dataLength = metadataAt - _treeLength - Separator;
        _ipv4Start = Metadata.IpVersion == 6 ? Walk(0, stackalloc byte[12], 0, 96) : 0;
    }

    public MmdbMetadata Metadata { get; }

    /// <summary>Reads a file of the operator whole.</summary>
    /// <exception cref="InvalidDataException">Too large, or no MMDB.</exception>
    public static MmdbFile Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length is 0 or > MaxBytes)
        {
            throw new InvalidDataException("The MMDB is missing, empty, or larger than 1 GB.");
        }

        using var stream = file.OpenRead();
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length, pinned: true);
        stream.ReadExactly(bytes);
        return Of(bytes);
    }

    /// <param name="pinned">Allocated pinned: the address is kept.</param>
    public static MmdbFile Of(byte[] pinned)
    {
        fixed (byte* start = pinned)
        {
            return new(pinned, start, pinned.Length);
        }
    }

    /// <summary>A database within a pack, mapped.</summary>
    public static MmdbFile Of(PackFile pack, string section)
    {
        var (start, length) = pack.Address(section);
        return new(pack, (byte*)start, length);
    }

    /// <summary>The place of an address's record in the data section; null when there is none.</summary>
    public int? Find(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Metadata.IpVersion == 4)
        {
            return null;
        }

        var record = length == 4 ? WalkIpv4(bytes[..4]) : Walk(0, bytes, 0, 128);
        GC.KeepAlive(_owner);
        var offset = (long)record - Metadata.NodeCount - Separator;
        return record > Metadata.NodeCount && offset >= 0 && offset < _dataLength ? (int)offset : null;
    }

    /// <summary>Reads the data section; valid while this object is reachable.</summary>
    public MmdbReader Data() => new(new ReadOnlySpan<byte>(_start + _treeLength + Separator, _dataLength));

    private uint WalkIpv4(ReadOnlySpan<byte> bytes)
    {
        ref var upper = ref _ipv4Upper[BinaryPrimitives.ReadUInt32BigEndian(bytes) >> (32 - UpperBits)];
        var known = upper;
        if (known == 0)
        {
            known = Walk(_ipv4Start, bytes, 0, UpperBits) + 1;
            upper = known;
        }

        return Walk(known - 1, bytes, UpperBits, 32);
    }

    /// <summary>Goes down from a node; stops at the first record that is no node.</summary>
    private uint Walk(uint node, ReadOnlySpan<byte> bits, int from, int to)
    {
        var count = Metadata.NodeCount;
        for (var i = from; i < to && node < count; i++)
        {
            node = Record(node, bits[i >> 3] >> (7 - (i & 7)) & 1);
        }

        return node;
    }

    private uint Record(uint node, int side)
    {
        switch (Metadata.RecordSize)
        {
            case 24:
                var small = _start + ((long)node * 6) + (side * 3);
                return (uint)(small[0] << 16 | small[1] << 8 | small[2]);
            case 28:
                var middle = _start + ((long)node * 7);
                var high = side == 0 ? middle[3] >> 4 : middle[3] & 0xF;
                middle += side * 4;
                return (uint)(high << 24 | middle[0] << 16 | middle[1] << 8 | middle[2]);
            default:
                return BinaryPrimitives.ReadUInt32BigEndian(new ReadOnlySpan<byte>(
                    _start + ((long)node * 8) + (side * 4), 4));
        }
    }
}
