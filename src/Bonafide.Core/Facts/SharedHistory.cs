using Bonafide.Core.Sightings;

namespace Bonafide.Core.Facts;

/// <summary>
/// What other tenants of the installation saw of an element, where its operator has them share: counts and instants,
/// never whose. Windows are those of <see cref="SightingHistory"/>. Counted are the other tenants' among the newest
/// <see cref="SightingHistory.MostCounted"/> sightings of all tenants.
/// </summary>
public sealed record SharedHistory
{
    /// <summary>UTC, of the oldest that was counted; null when no other tenant saw it.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>UTC; null when no other tenant saw it.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    public long Hits { get; init; }

    public long HitsLastHour { get; init; }

    public long HitsLast24Hours { get; init; }

    public long HitsLast90Days { get; init; }

    /// <summary>Distinct days (UTC) among the last 90 on which any tenant saw it, the asking one included: days of the
    /// one and of the others may be the same, so that they cannot be added up. The asking tenant's count from when it
    /// shared.</summary>
    public int DaysSeenByAllLast90Days { get; init; }

    public long RiskyHitsLast90Days { get; init; }

    public long RiskyHitsLast24Hours { get; init; }

    /// <param name="others">The other tenants' among the newest.</param>
    /// <param name="all">The newest of all tenants.</param>
    public static SharedHistory Of(SightingWindows others, SightingWindows all) => new()
    {
        FirstSeen = others.Oldest,
        LastSeen = others.Newest,
        Hits = others.Hits,
        HitsLastHour = others.HitsLastHour,
        HitsLast24Hours = others.HitsLast24Hours,
        HitsLast90Days = others.HitsLast90Days,
        DaysSeenByAllLast90Days = all.DaysLast90Days,
        RiskyHitsLast90Days = others.RiskyLast90Days,
        RiskyHitsLast24Hours = others.RiskyLast24Hours,
    };
}
