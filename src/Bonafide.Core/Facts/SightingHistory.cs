using Bonafide.Core.Sightings;

namespace Bonafide.Core.Facts;

/// <summary>
/// What the tenant's own transactions know of one identity element (an email, a phone, an address), counted over
/// earlier sightings only: the execution that asks is not among them. One sighting is one execution.
/// Windows end at the instant of the judgement: 24 hours is [now − 24 h, now), so that the far end counts.
/// Everything is counted over the newest <see cref="MostCounted"/> sightings, so that a count that reads as many means
/// "as many or more"; only <see cref="FirstSeen"/> is of all that are kept.
/// </summary>
public sealed record SightingHistory
{
    /// <summary>Where counting ends: an element that everybody has must not cost more than another.</summary>
    public const int MostCounted = 1_000;

    /// <summary>How many of the newest are looked at for what else they showed: other accounts, and what came
    /// together.</summary>
    public const int MostLinked = 200;

    /// <summary>UTC; null when it was never seen.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>UTC; null when it was never seen.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Sightings within the retention of the history; 0 to <see cref="MostCounted"/>.</summary>
    public long Hits { get; init; }

    public long HitsLastHour { get; init; }

    public long HitsLast24Hours { get; init; }

    public long HitsLast90Days { get; init; }

    /// <summary>Distinct days (UTC) with a sighting among the last 90; 0 to 90.</summary>
    public int DaysSeenLast90Days { get; init; }

    /// <summary>Distinct accounts that it was seen on within the last 90 days, the asking one aside; over the newest
    /// <see cref="MostLinked"/> of other accounts.</summary>
    public long OtherAccountsLast90Days { get; init; }

    /// <summary>Sightings in transactions that ended REJECTED or were reported as fraud, last 90 days.</summary>
    public long RiskyHitsLast90Days { get; init; }

    /// <summary>The same, last 24 hours.</summary>
    public long RiskyHitsLast24Hours { get; init; }

    /// <param name="first">The oldest sighting of all that are kept, which may not be among the newest.</param>
    /// <param name="otherAccounts">Of the last 90 days.</param>
    public static SightingHistory Of(SightingWindows newest, DateTimeOffset? first, long otherAccounts) => new()
    {
        FirstSeen = first,
        LastSeen = newest.Newest,
        Hits = newest.Hits,
        HitsLastHour = newest.HitsLastHour,
        HitsLast24Hours = newest.HitsLast24Hours,
        HitsLast90Days = newest.HitsLast90Days,
        DaysSeenLast90Days = newest.DaysLast90Days,
        OtherAccountsLast90Days = otherAccounts,
        RiskyHitsLast90Days = newest.RiskyLast90Days,
        RiskyHitsLast24Hours = newest.RiskyLast24Hours,
    };

    /// <summary>The same with what other tenants saw added; accounts stay the tenant's own.</summary>
    public SightingHistory With(SharedHistory? others) => others is null ? this : this with
    {
        FirstSeen = FirstSeen is null || others.FirstSeen < FirstSeen ? others.FirstSeen : FirstSeen,
        LastSeen = LastSeen is null || others.LastSeen > LastSeen ? others.LastSeen : LastSeen,
        Hits = Sum(Hits, others.Hits),
        HitsLastHour = Sum(HitsLastHour, others.HitsLastHour),
        HitsLast24Hours = Sum(HitsLast24Hours, others.HitsLast24Hours),
        HitsLast90Days = Sum(HitsLast90Days, others.HitsLast90Days),
        DaysSeenLast90Days = Math.Max(DaysSeenLast90Days, others.DaysSeenByAllLast90Days),
        RiskyHitsLast90Days = Sum(RiskyHitsLast90Days, others.RiskyHitsLast90Days),
        RiskyHitsLast24Hours = Sum(RiskyHitsLast24Hours, others.RiskyHitsLast24Hours),
    };

    private static long Sum(long own, long others) => Math.Min(own + others, MostCounted);
}
