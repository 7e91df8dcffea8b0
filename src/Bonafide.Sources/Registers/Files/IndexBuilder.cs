using System.Buffers.Binary;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// Sorts index entries of any number in bounded memory. Hashes are spread evenly, so entries go into buckets by their
/// first byte, each bucket is sorted alone, and the buckets in order are the index.
/// </summary>
internal sealed class IndexBuilder : IDisposable
{
    /// <summary>Eight bytes of keyed hash, four of the record's number, both big-endian.</summary>
    internal const int EntryBytes = 12;

    private const int Buckets = 256;

    private readonly string _folder;
    private readonly string _name;
    private readonly FileStream?[] _buckets = new FileStream?[Buckets];

    internal IndexBuilder(string folder, string name) => (_folder, _name) = (folder, name);

    internal long Count { get; private set; }

    internal void Add(ulong hash, int number)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteUInt64BigEndian(entry, hash);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], number);
        var bucket = (int)(hash >> 56);
        var stream = _buckets[bucket] ??= new FileStream(
            Path.Combine(_folder, $"{_name}.{bucket:x2}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
                32768,
            FileOptions.DeleteOnClose);
        stream.Write(entry);
        Count++;
    }

    /// <summary>Writes the sorted index and drops the buckets.</summary>
    internal void WriteTo(Stream index)
    {
        var bytes = new byte[EntryBytes];
        foreach (var entries in Sorted())
        {
            foreach (var (hash, number) in entries)
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), number);
                index.Write(bytes);
            }
        }
    }

    /// <summary>Pairs of numbers under one hash, the lower first; drops the buckets.</summary>
    internal IEnumerable<(int First, int Again)> Duplicates()
    {
        foreach (var entries in Sorted())
        {
            for (var i = 1; i < entries.Length; i++)
            {
                if (entries[i].Hash == entries[i - 1].Hash)
                {
                    yield return (entries[i - 1].Number, entries[i].Number);
                }
            }
        }
    }

    private IEnumerable<(ulong Hash, int Number)[]> Sorted()
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            using var stream = _buckets[bucket];
            _buckets[bucket] = null;
            if (stream is null)
            {
                continue;
            }

            stream.Position = 0;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var hashes = new ulong[bytes.Length / EntryBytes];
            var entries = new (ulong Hash, int Number)[hashes.Length];
            for (var i = 0; i < entries.Length; i++)
            {
                var entry = bytes.AsSpan(i * EntryBytes);
                hashes[i] = BinaryPrimitives.ReadUInt64BigEndian(entry);
                entries[i] = (hashes[i], BinaryPrimitives.ReadInt32BigEndian(entry[8..]));
            }

            // Equal hashes come in the order of their numbers only where numbers take part in the order.
            Array.Sort(hashes, entries);
            SortRuns(entries);
            yield return entries;
        }
    }

    private static void SortRuns((ulong Hash, int Number)[] entries)
    {
        for (var start = 0; start < entries.Length;)
        {
            var end = start + 1;
            while (end < entries.Length && entries[end].Hash == entries[start].Hash)
            {
                end++;
            }

            if (end - start > 1)
            {
                Array.Sort(entries, start, end - start);
            }

            start = end;
        }
    }

    public void Dispose()
    {
        foreach (var stream in _buckets)
        {
            stream?.Dispose();
        }
    }
}
