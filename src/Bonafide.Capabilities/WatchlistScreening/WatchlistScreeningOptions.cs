using System.ComponentModel.DataAnnotations;
using Bonafide.Core.Screening;

namespace Bonafide.Capabilities.WatchlistScreening;

/// <summary>Thresholds, bound to <c>Capabilities:watchlistScreening</c>.</summary>
public sealed record WatchlistScreeningOptions
{
    /// <summary>
    /// Least score of a hit, where the search profile names none; README.md shows what each value finds. Below 0.85 the
    /// search itself retrieves nothing.
    /// </summary>
    [Range(ScreeningWeights.Floor, 1)]
    public double MinimumScore { get; init; } = 0.88;

    /// <summary>Factor of the score when every birth date of the entry contradicts; a rule of thumb.</summary>
    [Range(0.5, 1)]
    public double BirthContradicts { get; init; } = ScreeningWeights.Default.BirthContradicts;

    /// <summary>Factor of the score when no country of the entry is one of the person's; a rule of thumb.</summary>
    [Range(0.5, 1)]
    public double CountryContradicts { get; init; } = ScreeningWeights.Default.CountryContradicts;

    /// <summary>Years by which a birth year may differ without contradicting; lists often guess.</summary>
    [Range(0, 10)]
    public int BirthYearTolerance { get; init; } = ScreeningWeights.Default.BirthYearTolerance;

    /// <summary>Days after its import from which a list is shown as stale; the published lists change
    /// monthly.</summary>
    [Range(1, 3_650)]
    public int StaleAfterDays { get; init; } = 31;

    /// <summary>Candidates whose pieces are shown as findings, the best first.</summary>
    [Range(1, 100)]
    public int MostShown { get; init; } = 20;

    internal ScreeningWeights Weights => new()
    {
        BirthContradicts = BirthContradicts,
        CountryContradicts = CountryContradicts,
        BirthYearTolerance = BirthYearTolerance,
    };
}
