using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Addresses;

internal enum AddressWordKind
{
    Type = 1,
    Direction = 2,
    Unit = 3,
    Box = 4,
    Route = 5,
    Noise = 6,
}

internal readonly record struct AddressWord(AddressWordKind Kind, string Canonical);

/// <summary>What the words of address lines mean, by language, from the embedded table.</summary>
internal sealed class AddressWords
{
    private static readonly FrozenDictionary<string, string> LanguageOfCountry = Countries();

    private readonly FrozenDictionary<string, FrozenDictionary<string, AddressWord>> _byLanguage;

    private AddressWords(IEnumerable<string> rows)
    {
        var languages = new Dictionary<string, Dictionary<string, AddressWord>>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Length > 0 && r[0] != '#'))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kind = Enum.Parse<AddressWordKind>(cells[0], ignoreCase: true);
            if (!languages.TryGetValue(cells[1], out var words))
            {
                languages[cells[1]] = words = new Dictionary<string, AddressWord>(StringComparer.Ordinal);
            }

            foreach (var word in cells.Skip(2))
            {
                words.TryAdd(word, new AddressWord(kind, cells[2]));
            }
        }

        _byLanguage = languages.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary());
    }

    internal static AddressWords Table { get; } = Load();

    /// <summary>
    /// The words of the country's language; English, which most forms also accept, where it is not known.
    /// </summary>
    internal FrozenDictionary<string, AddressWord> For(string? countryAlpha2) =>
        _byLanguage[LanguageOfCountry.GetValueOrDefault(countryAlpha2 ?? string.Empty, "en")];

    private static FrozenDictionary<string, string> Countries()
    {
        string[] rows =
        [
            "de DE AT CH LI LU", "fr FR BE MC GP MQ RE YT GF BL PM",
            "es ES AR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE BO AD GQ", "pt PT BR AO MZ CV", "it IT SM VA",
            "nl NL SR", "pl PL", "cs CZ SK", "sv SE FI AX", "no NO", "da DK", "ru RU BY KZ", "tr TR", "id ID", "vi VN",
            "th TH",
        ];
        return rows.Select(r => r.Split(' '))
            .SelectMany(cells => cells.Skip(1).Select(country => (Country: country, Language: cells[0])))
            .ToFrozenDictionary(p => p.Country, p => p.Language);
    }

    private static AddressWords Load()
    {
        using var stream = typeof(AddressWords).Assembly.GetManifestResourceStream("address-words.txt")!;
        using var reader = new StreamReader(stream);
        return new AddressWords(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }
}
