using Bonafide.Core.Identity;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Screening;

/// <summary>How something that both sides know agrees.</summary>
public enum Agreement
{
    Unknown = 0,
    Agrees = 1,
    Contradicts = 2,
}

/// <summary>Weights of the score beside the name, 0 to 1; rules of thumb that no labelled data stood behind.</summary>
public sealed record ScreeningWeights
{
    public static ScreeningWeights Default { get; } = new();

    /// <summary>
    /// The lowest score that a search retrieves; no profile can ask for less. Below it, more than one in seven of the
    /// people who are on no list would have a hit.
    /// </summary>
    public const double Floor = 0.85;

    /// <summary>Factor when every birth date of the entry contradicts the person's.</summary>
    public double BirthContradicts { get; init; } = 0.90;

    /// <summary>Factor when no country of the entry is one of the person's.</summary>
    public double CountryContradicts { get; init; } = 0.98;

    /// <summary>Years by which a birth year may differ without contradicting.</summary>
    public int BirthYearTolerance { get; init; } = 2;
}

/// <summary>A candidate's score with its pieces. Only the name makes a candidate; the rest confirms or
/// lowers.</summary>
/// <param name="Total">0 to 1: the name's score times the factors of what contradicts.</param>
/// <param name="Name">0 to 1: the best of the entry's names.</param>
/// <param name="Matched">The name that scored best.</param>
public sealed record ScreeningScore(
    double Total, double Name, WatchlistName Matched, Agreement Birth, Agreement Country)
{
    /// <param name="subject">The person's name; every name of both sides in Latin letters.</param>
    public static ScreeningScore Of(
        PersonName subject, DateOnly? birth, IReadOnlyList<string> countries, WatchlistEntry entry,
        ScreeningWeights weights)
    {
        var best = 0.0;
        var matched = entry.Names[0];
        foreach (var name in entry.Names)
        {
            var score = OfName(subject, PersonName.Parse(name.Given, name.Surnames));
            if (score > best)
            {
                (best, matched) = (score, name);
            }
        }

        var born = OfBirth(birth, entry.Births, weights.BirthYearTolerance);
        var from = countries.Count == 0 || entry.Countries.Count == 0 ? Agreement.Unknown
            : countries.Intersect(entry.Countries).Any() ? Agreement.Agrees
            : Agreement.Contradicts;
        var total = best
            * (born == Agreement.Contradicts ? weights.BirthContradicts : 1)
            * (from == Agreement.Contradicts ? weights.CountryContradicts : 1);
        return new(total, best, matched, born, from);
    }

    /// <summary>
    /// The very same words are the same name in whatever order they stand: many lists do not divide names into parts.
    /// </summary>
    private static double OfName(PersonName subject, PersonName listed) =>
        subject.Folded.Split(' ').Order(StringComparer.Ordinal)
            .SequenceEqual(listed.Folded.Split(' ').Order(StringComparer.Ordinal)) && !listed.IsEmpty
                ? 1
                : NameComparer.Default.Compare(subject, listed).Complete;

    /// <summary>A day that differs by a slip (one digit, day and month exchanged) does not contradict.</summary>
    private static Agreement OfBirth(DateOnly? birth, IReadOnlyList<ListedBirth> listed, int tolerance) =>
        birth is not { } day || listed.Count == 0 ? Agreement.Unknown
        : listed.Any(one => day.Year >= one.FromYear - tolerance && day.Year <= one.ToYear + tolerance
            || (one.Date is { } known && Dates.Compare(day, known).Similarity >= 0.8)) ? Agreement.Agrees
        : Agreement.Contradicts;
}
