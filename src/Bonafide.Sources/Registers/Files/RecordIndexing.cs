using System.Globalization;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Sources.Registers.Files;

/// <summary>A record as it is written.</summary>
/// <param name="Encoded">Its values.</param>
/// <param name="Hashes">Keyed hashes of everything that it is found by.</param>
/// <param name="Identity">The one of its first key, where that may stand once only.</param>
internal readonly record struct IndexedRecord(byte[] Encoded, IReadOnlyList<ulong> Hashes, ulong? Identity);

/// <summary>Makes records out of checked values; pure, so that many threads may work on one import.</summary>
internal sealed class RecordIndexing(RegisterSchema schema, RegisterKeys keys, Transliterator transliterator)
{
    /// <param name="values">One value per field of the schema, empty where the record is silent.</param>
    internal IndexedRecord Of(string[] values)
    {
        var hashes = new List<ulong>();
        ulong? identity = null;
        for (var key = 0; key < schema.Keys.Count; key++)
        {
            if (LookupKeys.ExactText(key, schema.Keys[key].Select(f => values[schema.IndexOf(f)])) is { } text)
            {
                var hash = keys.Hash(LookupKeys.Exact, text);
                hashes.Add(hash);
                identity = key == 0 && schema.Unique ? hash : identity;
            }
        }

        if (schema.People)
        {
            AddPerson(values, hashes);
        }

        return new(RecordCodec.Encode(values), hashes, identity);
    }

    private void AddPerson(string[] values, List<ulong> hashes)
    {
        var name = RecordNames.Parse(field => Value(values, field), transliterator);
        var born = DateOnly.TryParseExact(
            Value(values, RecordFields.DateOfBirth), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : (DateOnly?)null;
        foreach (var (kind, text) in LookupKeys.OfPerson(name, born, Value(values, RecordFields.PostalCode)))
        {
            hashes.Add(keys.Hash(kind, text));
        }
    }

    private string? Value(string[] values, string field) =>
        schema.IndexOf(field) is >= 0 and var index && values[index].Length > 0 ? values[index] : null;
}
