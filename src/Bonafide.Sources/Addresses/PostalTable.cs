using System.Runtime.InteropServices;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Imports;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Addresses;

/// <summary>A place that a postal code names.</summary>
/// <param name="Place">Name of town or district.</param>
/// <param name="Subdivision">Name of the first-level subdivision; empty when not known.</param>
internal sealed record PostalPlace(string Place, string Subdivision, double Latitude, double Longitude);

internal readonly record struct PostalRow(int Place, int Subdivision, int Next, float Latitude, float Longitude);

/// <summary>Imported postal codes with their places: one file may hold several countries.</summary>
internal sealed class PostalTable
{
    internal const string Area = "postal-codes";
    private const string Keys = "code";
    private const string Rows = "row";
    private const string Texts = "text";
    private const string Covered = "covered";

    private readonly PackFile _pack;
    private readonly KeyTable _keys;
    private readonly KeyTable _covered;
    private readonly TextTable _texts;

    private PostalTable(PackFile pack) => (_pack, _keys, _covered, _texts) =
        (pack, new(pack, Keys), new(pack, Covered), new(pack, Texts));

    public static PostalTable Open(ImportedFile file, ImportStore store) => new(store.Open(file));

    public bool Covers(string alpha2) => _covered.Find(alpha2) is not null;

    /// <summary>Places of exactly that code, given as upper-case letters and digits.</summary>
    public IReadOnlyList<PostalPlace> Places(string alpha2, string code)
    {
        var rows = _pack.Section<PostalRow>(Rows);
        var places = new List<PostalPlace>();
        for (var at = _keys.Find($"{alpha2}|{code}") is { } first ? (int)first : -1; at >= 0; at = rows[at].Next)
        {
            var row = rows[at];
            places.Add(new(_texts[row.Place], _texts[row.Subdivision], row.Latitude, row.Longitude));
        }

        return places;
    }

    /// <summary>Collects rows and writes the sections.</summary>
    internal sealed class Builder(Transliterator latin)
    {
        private readonly Dictionary<string, uint> _first = new(StringComparer.Ordinal);
        private readonly Dictionary<string, uint> _countries = new(StringComparer.Ordinal);
        private readonly TextTable.Builder _names = new();
        private readonly List<PostalRow> _rows = [];

        public int Count => _rows.Count;

        public void Add(string alpha2, string code, string place, string subdivision, double latitude, double longitude)
        {
            var key = $"{alpha2}|{code}";
            var next = _first.TryGetValue(key, out var known) ? (int)known : -1;
            _first[key] = (uint)_rows.Count;
            _countries[alpha2] = 1;
            _rows.Add(new(
                _names.Add(latin.ToLatin(place)), _names.Add(latin.ToLatin(subdivision)), next, (float)latitude,
                (float)longitude));
        }

        public PackFileWriter Write()
        {
            var writer = new PackFileWriter();
            KeyTable.Write(writer, Keys, _first);
            KeyTable.Write(writer, Covered, _countries);
            _names.WriteTo(writer, Texts);
            writer.Add(Rows, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_rows)).ToArray());
            return writer;
        }
    }
}
