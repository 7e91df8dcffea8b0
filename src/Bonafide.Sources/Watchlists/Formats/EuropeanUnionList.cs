using System.Globalization;
using Bonafide.Core.Screening;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>
/// The European Union's consolidated financial sanctions list, XML (xmlFullSanctionsList 1.1): sanctionEntity with
/// nameAlias, birthdate, citizenship and address, values in attributes.
/// </summary>
internal sealed class EuropeanUnionList : IWatchlistFormat
{
    private static readonly HashSet<string> Entries = new(StringComparer.Ordinal) { "sanctionEntity" };

    public string Name => "eu";

    public IEnumerable<DraftEntry> Read(WatchlistFiles files, WatchlistLimits limits)
    {
        var number = 0L;
        foreach (var element in EntryElements.Read(files.Main, "export", Entries, limits))
        {
            yield return Map(element, ++number);
        }
    }

    private static DraftEntry Map(EntryElement element, long number)
    {
        var code = element.All("subjectType").Select(type => type.Attribute("code")).FirstOrDefault();
        var draft = new DraftEntry(number)
        {
            Reference = element.Attribute("euReferenceNumber") ?? element.Attribute("logicalId"),
            Subject = code switch
            {
                "person" => WatchlistSubject.Person,
                "enterprise" => WatchlistSubject.Other,
                _ => WatchlistSubject.Unknown,
            },
            Programme = element.All("regulation").Select(one => one.Attribute("programme")).FirstOrDefault(),
        };
        foreach (var (index, alias) in element.All("nameAlias").Index())
        {
            // Where first and last name are given they say more than the whole name, which is always there.
            var (first, middle, last) =
                (alias.Attribute("firstName"), alias.Attribute("middleName"), alias.Attribute("lastName"));
            if (first is not null && last is not null)
            {
                draft.AddName(middle is null ? first : $"{first} {middle}", last, index > 0);
            }
            else
            {
                draft.AddName(alias.Attribute("wholeName"), null, index > 0);
            }
        }

        foreach (var birth in element.All("birthdate"))
        {
            draft.AddBirth(Birth(birth));
        }

        IEnumerable<string?> countries =
        [
            .. element.All("citizenship").Select(one => one.Attribute("countryIso2Code")),
            .. element.All("birthdate").Select(one => one.Attribute("countryIso2Code")),
            .. element.All("address").Select(one => one.Attribute("countryIso2Code")),
        ];
        draft.AddCountries(countries);
        return draft;
    }

    /// <summary>A day in <c>birthdate</c>, a year in <c>year</c>, or a span in <c>yearRangeFrom</c> and
    /// <c>yearRangeTo</c>; <c>circa</c> makes it uncertain.</summary>
    private static ListedBirth? Birth(EntryElement element)
    {
        var circa = element.Attribute("circa") == "true";
        if (DateOnly.TryParseExact(
            element.Attribute("birthdate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
        {
            return circa ? ListedBirth.In(day.Year, circa: true) : ListedBirth.On(day);
        }

        var from = DraftEntry.Year(element.Attribute("yearRangeFrom"));
        var to = DraftEntry.Year(element.Attribute("yearRangeTo"));
        return from is { } first && to is { } last ? new(Math.Min(first, last), Math.Max(first, last))
            : DraftEntry.Year(element.Attribute("year")) is { } year ? ListedBirth.In(year, circa)
            : null;
    }
}
