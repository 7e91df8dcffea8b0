using System.Buffers.Binary;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;

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
    private readonly Transliterator _transliterator;
    private readonly FileStream _records;
    private readonly MemoryStream _block = new(BlockBytes * 2);
    private readonly BinaryWriter _writer;
    private readonly MemoryStream _directory = new();
    private readonly IndexBuilder _index;
    private readonly IndexBuilder _uniques;
    private byte[] _sealed = new byte[BlockBytes * 2];
    private int _firstOfBlock;
    private int _count;
    private int _blocks;

    internal RegisterWriter(RegisterSchema schema, RegisterKeys keys, string folder, Transliterator transliterator)
    {
        _schema = schema;
        _keys = keys;
        _folder = folder;
        _transliterator = transliterator;
        _records = new FileStream(
            Path.Combine(folder, RegisterManifest.RecordsFile), FileMode.CreateNew, FileAccess.Write, FileShare.None,
                1 << 17);
        _writer = new BinaryWriter(_block);
        _index = new IndexBuilder(folder, "index");
        _uniques = new IndexBuilder(folder, "unique");
    }

    internal int Count => _count;

    /// <summary>Lines whose first key stands in an earlier line already, in pairs.</summary>
    internal IEnumerable<(int First, int Again)> Duplicates() => _uniques.Duplicates();

    /// <param name="values">One value per field of the schema, empty where the record is silent.</param>
    /// <param name="line">Line of the file, which a doubled key is reported with.</param>
    internal void Add(string[] values, long line)
    {
        IndexExact(values, line);
        if (_schema.People)
        {
            IndexPerson(values);
        }

        RecordCodec.Write(_writer, values);
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
        _writer.Dispose();
        _index.Dispose();
        _uniques.Dispose();
        _directory.Dispose();
    }

    private void IndexExact(string[] values, long line)
    {
        for (var key = 0; key < _schema.Keys.Count; key++)
        {
            if (LookupKeys.ExactText(key, _schema.Keys[key].Select(f => values[_schema.IndexOf(f)])) is { } text)
            {
                var hash = _keys.Hash(LookupKeys.Exact, text);
                _index.Add(hash, _count);
                if (key == 0 && _schema.Unique)
                {
                    _uniques.Add(hash, (int)Math.Min(line, int.MaxValue));
                }
            }
        }
    }

    private void IndexPerson(string[] values)
    {
        var name = RecordNames.Parse(field => Value(values, field), _transliterator);
        var born = DateOnly.TryParseExact(
            Value(values, RecordFields.DateOfBirth), "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None,
                out var day)
            ? day
            : (DateOnly?)null;
        foreach (var (kind, text) in LookupKeys.OfPerson(name, born, Value(values, RecordFields.PostalCode)))
        {
            _index.Add(_keys.Hash(kind, text), _count);
        }
    }

    private string? Value(string[] values, string field) =>
        _schema.IndexOf(field) is >= 0 and var index && values[index].Length > 0 ? values[index] : null;

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
