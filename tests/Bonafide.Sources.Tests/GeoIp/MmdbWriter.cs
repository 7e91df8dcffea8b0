using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bonafide.Sources.GeoIp.Mmdb;

namespace Bonafide.Sources.Tests.GeoIp;

/// <summary>Writes small databases by the specification: texts that come again are written as pointers.</summary>
internal sealed class MmdbWriter(int ipVersion, int recordSize)
{
    private readonly List<(int Left, int Right)> _nodes = [(-1, -1)];
    private readonly List<object> _values = [];
    private readonly List<byte> _data = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    /// <summary>Adds a network; one inside another must come first.</summary>
    public MmdbWriter Add(string network, object value)
    {
        var parts = network.Split('/');
        var address = IPAddress.Parse(parts[0]);
        var bits = int.Parse(parts[1]);
        var bytes = address.GetAddressBytes();
        if (ipVersion == 6 && address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes = [.. new byte[12], .. bytes];
            bits += 96;
        }

        // Values are numbered from -2 down; -1 is nothing, and a number from 0 up is a node.
        _values.Add(value);
        Insert(0, bytes, 0, bits, -1 - _values.Count);
        return this;
    }

    public byte[] Write()
    {
        var offsets = _values.ConvertAll(value =>
        {
            var at = _data.Count;
            Encode(value);
            return at;
        });
        var file = new MemoryStream();
        foreach (var (left, right) in _nodes)
        {
            Record(file, Resolve(left, offsets), Resolve(right, offsets));
        }

        file.Write(new byte[16]);
        file.Write(_data.ToArray());
        file.Write(MmdbMetadata.Marker);
        _data.Clear();
        _texts.Clear();
        Encode(new Dictionary<string, object>
        {
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = 1_780_000_000UL,
            ["database_type"] = "Made-Up",
            ["ip_version"] = (ushort)ipVersion,
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)recordSize,
        });
        file.Write(_data.ToArray());
        return file.ToArray();
    }

    public static byte[] Pinned(byte[] bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        return pinned;
    }

    public MmdbFile Open() => MmdbFile.Of(Pinned(Write()));

    private void Insert(int node, byte[] bytes, int depth, int bits, int value)
    {
        var right = (bytes[depth / 8] >> (7 - (depth % 8)) & 1) == 1;
        var next = right ? _nodes[node].Right : _nodes[node].Left;
        if (depth == bits - 1)
        {
            next = value;
        }
        else if (next < 0)
        {
            _nodes.Add((next, next));
            next = _nodes.Count - 1;
        }

        _nodes[node] = right ? (_nodes[node].Left, next) : (next, _nodes[node].Right);
        if (depth < bits - 1)
        {
            Insert(next, bytes, depth + 1, bits, value);
        }
    }

    private uint Resolve(int record, List<int> offsets) => record >= 0 ? (uint)record
        : record == -1 ? (uint)_nodes.Count
        : (uint)(_nodes.Count + 16 + offsets[-2 - record]);

    private void Record(MemoryStream file, uint left, uint right)
    {
        Span<byte> bytes = stackalloc byte[8];
        switch (recordSize)
        {
            case 24:
                file.Write([(byte)(left >> 16), (byte)(left >> 8), (byte)left]);
                file.Write([(byte)(right >> 16), (byte)(right >> 8), (byte)right]);
                break;
            case 28:
                file.Write([(byte)(left >> 16), (byte)(left >> 8), (byte)left]);
                file.Write([(byte)((left >> 24 << 4) | (right >> 24))]);
                file.Write([(byte)(right >> 16), (byte)(right >> 8), (byte)right]);
                break;
            default:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, left);
                BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], right);
                file.Write(bytes);
                break;
        }
    }

    private void Encode(object value)
    {
        Span<byte> bytes = stackalloc byte[8];
        switch (value)
        {
            case string text when _texts.TryGetValue(text, out var at):
                _data.AddRange([(byte)(0x38), (byte)(at >> 24), (byte)(at >> 16), (byte)(at >> 8), (byte)at]);
                break;
            case string text:
                _texts[text] = _data.Count;
                var utf8 = Encoding.UTF8.GetBytes(text);
                Control(2, utf8.Length);
                _data.AddRange(utf8);
                break;
            case double number:
                Control(3, 8);
                BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
                _data.AddRange(bytes);
                break;
            case ushort number:
                Control(5, 2);
                _data.AddRange([(byte)(number >> 8), (byte)number]);
                break;
            case uint number:
                Control(6, 4);
                BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
                _data.AddRange(bytes[..4]);
                break;
            case ulong number:
                Control(9, 8);
                BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
                _data.AddRange(bytes);
                break;
            case bool flag:
                Control(14, flag ? 1 : 0);
                break;
            case object[] items:
                Control(11, items.Length);
                Array.ForEach(items, Encode);
                break;
            case Dictionary<string, object> map:
                Control(7, map.Count);
                foreach (var (key, entry) in map)
                {
                    Encode(key);
                    Encode(entry);
                }

                break;
        }
    }

    private void Control(int type, int size)
    {
        var high = type > 7 ? 0 : type << 5;
        _data.Add((byte)(high | Math.Min(size, size < 29 ? size : size < 285 ? 29 : 30)));
        if (type > 7)
        {
            _data.Add((byte)(type - 7));
        }

        if (size is >= 29 and < 285)
        {
            _data.Add((byte)(size - 29));
        }
        else if (size >= 285)
        {
            _data.AddRange([(byte)((size - 285) >> 8), (byte)(size - 285)]);
        }
    }
}
