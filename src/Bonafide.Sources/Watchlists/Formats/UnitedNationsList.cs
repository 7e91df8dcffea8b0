using System.Globalization;
using Bonafide.Core.Screening;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>
/// The United Nations Security Council Consolidated List, XML (schema sc-sanctions.xsd): INDIVIDUAL and ENTITY with
/// names in order, aliases, birth dates and countries.
/// </summary>
internal sealed class UnitedNationsList : IWatchlistFormat
{
    private static readonly HashSet<string> Entries = new(StringComparer.Ordinal) { "INDIVIDUAL", "ENTITY" };

    public string Name => "un";

    public IEnumerable<DraftEntry> Read(WatchlistFiles files, WatchlistLimits limits)
    {
        var number = 0L;
        foreach (var element in EntryElements.Read(files.Main, "CONSOLIDATED_LIST", Entries, limits))
        {
            yield return Map(element, ++number);
        }
    }

    private static DraftEntry Map(EntryElement element, long number)
    {
        var isPerson = element.Name == "INDIVIDUAL";
        var kind = isPerson ? "INDIVIDUAL" : "ENTITY";
        var draft = new DraftEntry(number)
        {
            Reference = element.Value("REFERENCE_NUMBER") ?? element.Value("DATAID"),
            Subject = isPerson ? WatchlistSubject.Person : WatchlistSubject.Other,
            Programme = element.Value("UN_LIST_TYPE"),
        };

        // Names stand in the order in which they are said; which of them is the family's, the list does not say.
        string[] parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "FIFTH_NAME"];
        draft.AddName(string.Join(' ', parts.Select(element.Value).OfType<string>()), null, isAlias: false);
        draft.AddName(element.Value("NAME_ORIGINAL_SCRIPT"), null, isAlias: true);
        foreach (var alias in element.All(kind + "_ALIAS"))
        {
            draft.AddName(alias.Value("ALIAS_NAME"), null, isAlias: true);
        }

        foreach (var birth in element.All("INDIVIDUAL_DATE_OF_BIRTH"))
        {
            draft.AddBirth(Birth(birth));
        }

        IEnumerable<string?> countries =
        [
            .. element.All("NATIONALITY").SelectMany(one => one.All("VALUE")).Select(value => value.Text),
            .. element.All("INDIVIDUAL_PLACE_OF_BIRTH").Select(place => place.Value("COUNTRY")),
            .. element.All(kind + "_ADDRESS").Select(address => address.Value("COUNTRY")),
        ];
        draft.AddCountries(countries);
        return draft;
    }

    /// <summary>TYPE_OF_DATE: EXACT, APPROXIMATELY or BETWEEN; DATE, YEAR, or FROM_YEAR and TO_YEAR.</summary>
    private static ListedBirth? Birth(EntryElement element)
    {
        var type = element.Value("TYPE_OF_DATE");
        if (type == "BETWEEN"
            && Year(element.Value("FROM_YEAR")) is { } from && Year(element.Value("TO_YEAR")) is { } to)
        {
            return new(Math.Min(from, to), Math.Max(from, to));
        }

        var circa = type == "APPROXIMATELY";
        return element.Value("DATE") is { } text && DateOnly.TryParseExact(
            text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
                ? circa ? ListedBirth.In(day.Year, circa: true) : ListedBirth.On(day)
                : Year(element.Value("YEAR")) is { } year ? ListedBirth.In(year, circa) : null;
    }

    private static int? Year(string? text) => DraftEntry.Year(text);
}
