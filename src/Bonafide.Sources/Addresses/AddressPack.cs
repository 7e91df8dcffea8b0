using System.Collections.Concurrent;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Addresses;
using Bonafide.Core.Identity.Names;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Addresses;

/// <summary>A town in the pack: texts by number, the subdivision by its number in the country.</summary>
internal readonly record struct TownRow(
    int Name, int Subdivision, int District, int Key, float Latitude, float Longitude);

/// <summary>A town as looked up.</summary>
/// <param name="Subdivision">Number in the country's list; -1 when not known.</param>
internal sealed record Town(string Name, int Subdivision, string District, double Latitude, double Longitude);

/// <summary>The bundled towns and address formats, mapped.</summary>
internal sealed class AddressPack(OpenPack pack)
{
    public const string Name = "addresses";
    internal const string Countries = "country";
    internal const string CountryKeys = "country.key";
    internal const string TownKeys = "town.key";
    internal const string TownRows = "town";
    internal const string Texts = "text";

    private readonly ConcurrentDictionary<int, AddressCountry?> _read = new();
    private readonly TextTable _countries = new(pack.File, Countries);
    private readonly KeyTable _countryKeys = new(pack.File, CountryKeys);
    private readonly KeyTable _townKeys = new(pack.File, TownKeys);
    private readonly TextTable _texts = new(pack.File, Texts);

    public DataVersion Version => pack.Version;

    public static AddressPack? TryOpen(PackFolder folder) => folder.TryOpen(Name) is { } pack ? new(pack) : null;

    /// <summary>Lower-case ASCII letters and digits with single spaces; what is none of those is left out.</summary>
    public static string Key(string? text, Transliterator latin)
    {
        var folded = AddressComparer.Fold(text, latin);
        var key = Ascii(folded) ? folded : string.Concat(folded.Where(char.IsAscii)).Trim();
        return key.Length <= 200 ? key : key[..200];
    }

    /// <summary>Read once for each country that is asked for; the pack does not change while it is open.</summary>
    public AddressCountry? Country(string alpha2) => _countryKeys.Find(alpha2) is { } number
        ? _read.GetOrAdd((int)number, Read)
        : null;

    /// <summary>All towns of exactly that name.</summary>
    public IReadOnlyList<Town> Towns(string alpha2, AddressCountry country, string key)
    {
        if (key.Length == 0 || _townKeys.Find($"{alpha2}|{key}") is not { } first)
        {
            return [];
        }

        var rows = pack.File.Section<TownRow>(TownRows);
        var towns = new List<Town>();
        for (var at = (int)first; at < country.FirstTown + country.Towns && rows[at].Key == rows[(int)first].Key; at++)
        {
            towns.Add(ToTown(rows[at]));
        }

        return towns;
    }

    /// <summary>The towns whose name is most like one that is not known; none when nothing reaches the limit.</summary>
    public (IReadOnlyList<Town> Towns, double Likeness) Like(AddressCountry country, string key, double limit)
    {
        var rows = pack.File.Section<TownRow>(TownRows).Slice(country.FirstTown, country.Towns);
        var (best, like) = (0.0, new List<Town>());
        Span<char> other = stackalloc char[256];
        foreach (ref readonly var row in rows)
        {
            // A longer difference than a third is another name; the comparison would say so as well.
            var utf8 = _texts.Utf8(row.Key);
            if (Math.Min(utf8.Length, key.Length) * 3 < Math.Max(utf8.Length, key.Length) * 2
                || utf8.Length > other.Length)
            {
                continue;
            }

            System.Text.Encoding.ASCII.GetChars(utf8, other);
            var likeness = TokenSimilarity.JaroWinkler(key, other[..utf8.Length]);
            if (likeness < limit || likeness < best)
            {
                continue;
            }

            if (likeness > best)
            {
                (best, like) = (likeness, []);
            }

            like.Add(ToTown(row));
        }

        return (like, best);
    }

    private AddressCountry? Read(int number) =>
        JsonSerializer.Deserialize<AddressCountry>(_countries.Utf8(number), FactJson.Options);

    private Town ToTown(TownRow row) =>
        new(_texts[row.Name], row.Subdivision, _texts[row.District], row.Latitude, row.Longitude);

    private static bool Ascii(string text) => System.Text.Ascii.IsValid(text);
}
