using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;
using Microsoft.Win32.SafeHandles;

namespace Bonafide.Sources.Registers.Files;

/// <summary>
/// One version of a register, open for lookups from any thread. The index is mapped and holds keyed hashes only;
/// records are unsealed block by block as they are asked for.
/// </summary>
public sealed class RegisterFile : IDisposable
{
    /// <summary>Candidates unsealed for one question; more say that the question was too loose.</summary>
    public const int MaxCandidates = 256;

    private readonly RegisterKeys _keys;
    private readonly BlockDirectory _directory;
    private readonly SafeFileHandle _records;
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;

    private RegisterFile(string folder, RegisterManifest manifest, RegisterSchema schema, RegisterKeys keys)
    {
        Manifest = manifest;
        Schema = schema;
        _keys = keys;
        _directory = BlockDirectory.Read(folder, manifest, keys);
        _records = File.OpenHandle(
            Path.Combine(folder, RegisterManifest.RecordsFile), options: FileOptions.RandomAccess);
        var index = Path.Combine(folder, RegisterManifest.IndexFile);
        if (new FileInfo(index).Length != manifest.IndexEntries * IndexBuilder.EntryBytes)
        {
            throw new InvalidDataException("The register's index is missing or cut.");
        }

        if (manifest.IndexEntries > 0)
        {
            _map = MemoryMappedFile.CreateFromFile(index, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
    }

    public RegisterManifest Manifest { get; }

    public RegisterSchema Schema { get; }

    /// <exception cref="InvalidDataException">The folder is no register, or was sealed under another key.</exception>
    public static RegisterFile Open(string folder, ReadOnlySpan<byte> tenantDataKey)
    {
        var manifest = RegisterManifest.Read(folder);
        var schema = RegisterSchemas.Find(manifest.Kind)
            ?? throw new InvalidDataException("The register is of a kind that this version does not know.");
        return new RegisterFile(folder, manifest, schema, new RegisterKeys(tenantDataKey, manifest.Version));
    }

    /// <summary>Records whose key of that number has these values; folding of case and separators applies.</summary>
    public IReadOnlyList<SourceRecord> FindExact(int key, params IReadOnlyList<string?> values)
    {
        if (key >= Schema.Keys.Count || LookupKeys.ExactText(key, values) is not { } text)
        {
            return [];
        }

        // A hash may be shared by chance: the record itself has the last word.
        var fields = Schema.Keys[key];
        return [.. Load(Numbers([_keys.Hash(LookupKeys.Exact, text)])).Where(record =>
            LookupKeys.ExactText(key, fields.Select(f => record[f])) == text)];
    }

    /// <summary>
    /// Records of people who may bear the name: with the birth date (or its transposition), or the postal code, or by
    /// name alone. Candidates only; the caller compares them.
    /// </summary>
    public IReadOnlyList<SourceRecord> FindPeople(PersonName name, DateOnly? birthDate, string? postalCode)
    {
        var hashes = new HashSet<ulong>();
        DateOnly?[] days = birthDate is { } day ? [.. LookupKeys.Variants(day).Select(d => (DateOnly?)d)] : [null];
        foreach (var (kind, text) in days.SelectMany(d => LookupKeys.OfPerson(name, d, postalCode)))
        {
            // The name alone is asked only where nothing narrows it.
            if (kind != LookupKeys.Name || (birthDate is null && postalCode is null))
            {
                hashes.Add(_keys.Hash(kind, text));
            }
        }

        return Load(Numbers(hashes));
    }

    public void Dispose()
    {
        _view?.Dispose();
        _map?.Dispose();
        _records.Dispose();
        _keys.Dispose();
    }

    /// <summary>Record numbers under any of the hashes; those under most of them first.</summary>
    private IEnumerable<int> Numbers(IEnumerable<ulong> hashes)
    {
        var counts = new Dictionary<int, int>();
        foreach (var hash in hashes)
        {
            for (var i = LowerBound(hash); i < Manifest.IndexEntries && HashAt(i) == hash; i++)
            {
                var number = BinaryPrimitives.ReverseEndianness(
                    _view!.ReadInt32((i * IndexBuilder.EntryBytes) + 8));
                counts[number] = counts.GetValueOrDefault(number) + 1;
                if (counts.Count >= MaxCandidates * 16)
                {
                    break;
                }
            }
        }

        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MaxCandidates).Select(c => c.Key);
    }

    /// <summary>Interpolation finds the neighbourhood, since hashes are even; halving finds the place.</summary>
    private long LowerBound(ulong hash)
    {
        long low = 0;
        var high = Manifest.IndexEntries;
        var guess = (long)(hash / (double)ulong.MaxValue * high);
        var reach = 4096L;
        var left = Math.Max(0, guess - reach);
        var right = Math.Min(high, guess + reach);
        low = left > 0 && HashAt(left) < hash ? left : 0;
        high = right < high && HashAt(right) >= hash ? right : high;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = HashAt(middle) < hash ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ulong HashAt(long entry) =>
        BinaryPrimitives.ReverseEndianness(_view!.ReadUInt64(entry * IndexBuilder.EntryBytes));

    private List<SourceRecord> Load(IEnumerable<int> numbers)
    {
        var records = new List<SourceRecord>();
        foreach (var group in numbers.Select(_directory.Of).GroupBy(place => place.Block))
        {
            var first = group.First();
            var sealedBytes = new byte[first.Length];
            if (RandomAccess.Read(_records, sealedBytes, first.Offset) != sealedBytes.Length)
            {
                throw new InvalidDataException("The register's records are cut.");
            }

            var plain = new byte[first.Length - RegisterKeys.TagBytes];
            _keys.Open(first.Block, sealedBytes, plain);
            using var reader = new BinaryReader(new MemoryStream(plain));
            var at = 0;
            foreach (var place in group.Select(p => p.Place).Order())
            {
                for (; at < place; at++)
                {
                    RecordCodec.Skip(reader, Manifest.Fields.Count);
                }

                records.Add(RecordCodec.Read(reader, Manifest.Fields));
                at++;
            }
        }

        return records;
    }
}
