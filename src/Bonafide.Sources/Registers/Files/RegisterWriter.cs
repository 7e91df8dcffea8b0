using System.Buffers.Binary;
using System.Text.Json;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// Writes one version of a register into a folder of its own: sealed blocks of records, a directory of the blocks,
/// and an index of keyed hashes. Nothing personal stands in the clear, not even while writing.
/// </summary>
internal sealed class RegisterWriter : IDisposable
{
    /// <summary>Bytes of records after which a block is closed; a lookup opens one block per candidate.</summary>
    private const int BlockBytes = 8 * 1024;

    private readonly RegisterSchema _schema;
    private readonly RegisterKeys _keys;
    private readonly string _folder;
    private readonly FileStream _records;
    private readonly MemoryStream _block = new(BlockBytes * 2);
    private readonly MemoryStream _directory = new();
    private readonly IndexBuilder _index;
    private readonly IndexBuilder _uniques;
    private byte[] _sealed = new byte[BlockBytes * 2];
    private int _firstOfBlock;
    private int _count;
    private int _blocks;

    internal RegisterWriter(RegisterSchema schema, RegisterKeys keys, string folder)
    {
        _schema = schema;
        _keys = keys;
        _folder = folder;
        _records = new FileStream(
            Path.Combine(folder, RegisterManifest.RecordsFile), FileMode.CreateNew, FileAccess.Write, FileShare.None,
                1 << 17);
        _index = new IndexBuilder(folder, "index");
        _uniques = new IndexBuilder(folder, "unique");
    }

    internal int Count => _count;

    /// <summary>Lines whose first key stands in an earlier line already, in pairs.</summary>
    internal IEnumerable<(int First, int Again)> Duplicates() => _uniques.Duplicates();

    /// <param name="line">Line of the file, which a doubled key is reported with.</param>
    internal void Add(IndexedRecord record, long line)
    {
        foreach (var hash in record.Hashes)
        {
            _index.Add(hash, _count);
        }

        if (record.Identity is { } identity)
        {
            _uniques.Add(identity, (int)Math.Min(line, int.MaxValue));
        }

        _block.Write(record.Encoded);
        _count++;
        if (_block.Length >= BlockBytes)
        {
            CloseBlock();
        }
    }

    /// <summary>Closes the files and writes the manifest, last, so that a folder without one is no register.</summary>
    internal RegisterManifest Finish(
        Guid version, string name, SourceType sourceType, string? country, DateTimeOffset now)
    {
        CloseBlock();
        _records.Flush(flushToDisk: true);
        var directory = _directory.ToArray();
        WriteFile(RegisterManifest.DirectoryFile, stream => stream.Write(directory));
        WriteFile(RegisterManifest.IndexFile, _index.WriteTo);
        var manifest = new RegisterManifest(
            RegisterManifest.CurrentFormat, version, name, _schema.Kind, sourceType, country,
            [.. _schema.Fields.Select(field => field.Name)], _count, _blocks, _index.Count, now,
            Convert.ToHexStringLower(_keys.Mac(directory)));
        WriteFile(
            RegisterManifest.FileName, stream => JsonSerializer.Serialize(stream, manifest, RegisterManifest.Json));
        return manifest;
    }

    public void Dispose()
    {
        _records.Dispose();
        _block.Dispose();
        _index.Dispose();
        _uniques.Dispose();
        _directory.Dispose();
    }

    private void CloseBlock()
    {
        if (_block.Length == 0)
        {
            return;
        }

        var length = (int)_block.Length;
        var needed = length + RegisterKeys.TagBytes;
        _sealed = _sealed.Length < needed ? new byte[needed] : _sealed;
        _keys.Seal(_blocks, _block.GetBuffer().AsSpan(0, length), _sealed.AsSpan(0, needed));

        Span<byte> entry = stackalloc byte[BlockDirectory.EntryBytes];
        BinaryPrimitives.WriteInt32BigEndian(entry, _firstOfBlock);
        BinaryPrimitives.WriteInt64BigEndian(entry[4..], _records.Position);
        BinaryPrimitives.WriteInt32BigEndian(entry[12..], needed);
        _directory.Write(entry);

        _records.Write(_sealed.AsSpan(0, needed));
        _block.SetLength(0);
        _blocks++;
        _firstOfBlock = _count;
    }

    private void WriteFile(string name, Action<Stream> write)
    {
        using var stream = new FileStream(
            Path.Combine(_folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17);
        write(stream);
        stream.Flush(flushToDisk: true);
    }
}
