using System.Text;
using Bonafide.Core.Countries;
using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Aamva;
using Bonafide.Vision.Documents.Layouts;

namespace Bonafide.Vision.Documents;

/// <summary>By what a kind of document is read, the surest first.</summary>
public enum ReadBy
{
    /// <summary>The machine readable zone of ICAO Doc 9303.</summary>
    Zone = 1,

    /// <summary>The PDF417 symbol of AAMVA.</summary>
    Symbol = 2,

    /// <summary>A layout file: the places of its fields are known.</summary>
    Layout = 3,

    /// <summary>The numbers of the EU's model licence.</summary>
    Numbers = 4,

    /// <summary>Title and labels, as far as the lists of words know them.</summary>
    Labels = 5,
}

/// <param name="Country">ISO 3166-1 alpha-3, or UTO for specimens.</param>
/// <param name="Type">Type of contract 02 §7.</param>
/// <param name="NeedsBack">Whether the back side is asked for.</param>
public sealed record SupportedId(string Country, string Type, ReadBy By, bool NeedsBack);

/// <summary>
/// Which IDs can be read, by country. It follows from the data that the reader works with, so it cannot promise more.
/// </summary>
public static class SupportedIds
{
    private const string Specimen = "UTO";

    private static readonly (string Type, ReadBy By)[] Everywhere =
        [("PASSPORT", ReadBy.Zone), ("VISA", ReadBy.Zone), ("ID_CARD", ReadBy.Zone)];

    private static readonly (ReadBy By, string Text)[] Names =
    [
        (ReadBy.Zone, "zone"), (ReadBy.Symbol, "symbol"), (ReadBy.Layout, "layout (specimens)"),
        (ReadBy.Numbers, "numbered fields"), (ReadBy.Labels, "labels"),
    ];

    /// <summary>By country, type and how they are read; a kind that is read in several ways has several rows.</summary>
    public static IReadOnlyList<SupportedId> All { get; } =
        [.. Rows().Distinct().Select(row => new SupportedId(
                row.Country, row.Type, row.By, DocumentKinds.HasBackSide(row.Country, row.Type, [])))
            .OrderBy(id => id.Country, StringComparer.Ordinal).ThenBy(id => id.Type, StringComparer.Ordinal)
            .ThenBy(id => id.By)];

    /// <summary>The page <c>docs/supported-ids.md</c>.</summary>
    public static string Page()
    {
        var page = new StringBuilder("""
            # Supported IDs

            Written from the data that the reader works with; a test holds it to them. It says what can be read, not how
            well: real documents could not be measured, and `bonafide accuracy` is about specimens.

            **Every country**: passports (TD3), visas (MRV-A, MRV-B) and ID cards (TD1, TD2) that carry a machine
            readable zone by ICAO Doc 9303. Cards without one need a row below.

            `zone` and `symbol` carry check digits or a checked code and are read most surely. `numbered fields` are
            those of the EU's model licence. `labels` means that title, country and the words before the values are in
            the word lists. `layout` is a known place for each field; the layouts are those of the fictional designs of
            this repository, so no real state's document is read by one unless it looks the same. UTO is the country
            of specimens, which only sandboxes accept.

            | country | ID_CARD | DRIVING_LICENSE | other |
            |---|---|---|---|

            """);
        foreach (var country in All.Where(id => id.By != ReadBy.Zone || id.Country == Specimen)
            .GroupBy(id => id.Country))
        {
            var other = country.Where(id => id is { Type: not ("ID_CARD" or "DRIVING_LICENSE"), By: not ReadBy.Zone })
                .Select(id => $"{id.Type}: {Name(id.By)}");
            page.Append($"| {country.Key} | {Ways(country, "ID_CARD")} ")
                .Append($"| {Ways(country, "DRIVING_LICENSE")} | {string.Join(", ", other)} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string Country, string Type, ReadBy By)> Rows()
    {
        var countries = CountryCodes.AllAlpha3.Append(Specimen);
        return countries.SelectMany(country => Everywhere.Select(kind => (country, kind.Type, kind.By)))
            .Concat(AamvaIssuers.All.SelectMany(issuer => Cards(issuer.Country, ReadBy.Symbol)))
            .Concat(LayoutCatalog.All.Select(layout => (layout.Country, layout.Type, ReadBy.Layout)))
            .Concat(Titles.ModelLicences.Select(country => (country, "DRIVING_LICENSE", ReadBy.Numbers)))
            .Concat(Titles.Countries.SelectMany(country => Cards(country, ReadBy.Labels)));
    }

    private static IEnumerable<(string Country, string Type, ReadBy By)> Cards(string country, ReadBy by) =>
        [(country, "ID_CARD", by), (country, "DRIVING_LICENSE", by)];

    private static string Ways(IEnumerable<SupportedId> ids, string type) => string.Join(
        ", ", ids.Where(id => id.Type == type && (id.By != ReadBy.Zone || id.Country == Specimen))
            .Select(id => Name(id.By)));

    private static string Name(ReadBy by) => Names.First(name => name.By == by).Text;
}
