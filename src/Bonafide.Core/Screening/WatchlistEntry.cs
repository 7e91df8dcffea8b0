namespace Bonafide.Core.Screening;

/// <summary>A person or an organisation on a watch-list, as imported.</summary>
/// <param name="Reference">The list's own reference, such as <c>CDi.001</c>.</param>
/// <param name="Subject">What stands behind the entry.</param>
/// <param name="Names">Primary name and aliases, in Latin letters.</param>
/// <param name="Births">Every birth date that the list names; they may contradict each other.</param>
/// <param name="Countries">ISO 3166-1 alpha-3: nationality, citizenship, places of birth and residence.</param>
/// <param name="Programme">Under which measure it is listed.</param>
public sealed record WatchlistEntry(
    string Reference, WatchlistSubject Subject, IReadOnlyList<WatchlistName> Names,
    IReadOnlyList<ListedBirth> Births, IReadOnlyList<string> Countries, string? Programme = null);

public enum WatchlistSubject
{
    /// <summary>The list does not say; screened like a person.</summary>
    Unknown = 0,
    Person = 1,

    /// <summary>Organisation, vessel or aircraft; people are not screened against these.</summary>
    Other = 2,
}

/// <param name="Given">Given names; or the whole name where the list does not divide it.</param>
/// <param name="Surnames">Null where the list does not divide the name.</param>
/// <param name="IsAlias">False for the name under which the entry is listed.</param>
/// <param name="Written">As the list writes it, where that is in another script.</param>
public sealed record WatchlistName(string? Given, string? Surnames, bool IsAlias, string? Written = null)
{
    public override string ToString() => string.Join(' ', new[] { Given, Surnames }.OfType<string>());
}

/// <summary>A birth date as a list knows it: a day, a year, or a span of years.</summary>
/// <param name="FromYear">First possible year.</param>
/// <param name="ToYear">Last possible year; equal to the first when the list is certain.</param>
/// <param name="Month">1 to 12, with <paramref name="Day"/>, where the day is known.</param>
public sealed record ListedBirth(int FromYear, int ToYear, int? Month = null, int? Day = null)
{
    /// <summary>Years on both sides that a date called "circa" may mean.</summary>
    public const int CircaYears = 2;

    public static ListedBirth On(DateOnly day) => new(day.Year, day.Year, day.Month, day.Day);

    public static ListedBirth In(int year, bool circa = false) =>
        circa ? new(year - CircaYears, year + CircaYears) : new(year, year);

    /// <summary>The day, where it is known.</summary>
    public DateOnly? Date => Month is { } month && Day is { } day && FromYear == ToYear
        && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(FromYear, month)
            ? new DateOnly(FromYear, month, day)
            : null;
}
