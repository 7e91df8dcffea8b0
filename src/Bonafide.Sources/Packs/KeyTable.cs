using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Bonafide.Sources.Packs;

/// <summary>
/// An exact map of ASCII keys (1 to 255 bytes) to 32-bit values within a pack: an open-addressing table of offsets, at
/// most half full, over entries of length, key and value. A key that is not in it costs one or two probes.
/// </summary>
internal sealed unsafe class KeyTable
{
    private readonly PackFile _pack;
    private readonly uint* _slots;
    private readonly uint _mask;
    private readonly byte* _entries;
    private readonly int _entriesLength;

    public KeyTable(PackFile pack, string name)
    {
        _pack = pack;
        var (slots, slotBytes) = pack.Address(name + ".slots");
        var (entries, length) = pack.Address(name + ".entries");
        if (slotBytes < 4 || !BitOperations.IsPow2(slotBytes))
        {
            throw new InvalidDataException($"The table '{name}' is damaged; build the data again.");
        }

        _slots = (uint*)slots;
        _mask = (uint)(slotBytes / 4) - 1;
        _entries = (byte*)entries;
        _entriesLength = length;
    }

    /// <summary>
    /// The value of a key, or null. Keys that are empty, too long or not ASCII are never in the table.
    /// </summary>
    public uint? Find(ReadOnlySpan<char> key)
    {
        if (key.Length is 0 or > byte.MaxValue)
        {
            return null;
        }

        Span<byte> ascii = stackalloc byte[byte.MaxValue];
        return Ascii.FromUtf16(key, ascii, out var length) == System.Buffers.OperationStatus.Done
            ? Find(ascii[..length])
            : null;
    }

    public uint? Find(ReadOnlySpan<byte> key)
    {
        for (var slot = Hash(key) & _mask; ; slot = (slot + 1) & _mask)
        {
            var offset = _slots[slot];
            if (offset == 0)
            {
                GC.KeepAlive(_pack);
                return null;
            }

            var entry = new ReadOnlySpan<byte>(_entries, _entriesLength)[(int)(offset - 1)..];
            if (entry[0] == key.Length && entry.Slice(1, key.Length).SequenceEqual(key))
            {
                var value = BinaryPrimitives.ReadUInt32LittleEndian(entry[(1 + key.Length)..]);
                GC.KeepAlive(_pack);
                return value;
            }
        }
    }

    /// <summary>FNV-1a, 32 bits: short keys, no secret, the same on every machine.</summary>
    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var b in key)
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    /// <summary>Writes sorted keys, so that the same map gives the same bytes.</summary>
    internal static void Write(PackFileWriter writer, string name, IReadOnlyDictionary<string, uint> map)
    {
        var slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, map.Count * 2))];
        var entries = new MemoryStream();
        Span<byte> value = stackalloc byte[4];
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
        {
            var ascii = Encoding.ASCII.GetBytes(key);
            if (ascii.Length is 0 or > byte.MaxValue || !Ascii.IsValid(key))
            {
                throw new InvalidDataException($"A key of the table '{name}' is empty, too long or not ASCII.");
            }

            var slot = Hash(ascii) & ((uint)slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & ((uint)slots.Length - 1);
            }

            slots[slot] = (uint)entries.Length + 1;
            entries.WriteByte((byte)ascii.Length);
            entries.Write(ascii);
            BinaryPrimitives.WriteUInt32LittleEndian(value, map[key]);
            entries.Write(value);
        }

        writer.Add(name + ".slots", MemoryMarshal.AsBytes(slots.AsSpan()).ToArray());
        writer.Add(name + ".entries", entries.ToArray());
    }
}
