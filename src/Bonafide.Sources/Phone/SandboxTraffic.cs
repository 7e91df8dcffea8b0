using Bonafide.Core.Facts;

namespace Bonafide.Sources.Phone;

/// <summary>Made-up histories of sandbox numbers.</summary>
internal static class SandboxTraffic
{
    /// <summary>A few sightings, of which the last was this morning.</summary>
    public static SightingHistory Low(DateTimeOffset now) => Seen(now, 20, 0.4, 2, 2, 2) with { HitsLast24Hours = 1 };

    /// <param name="firstDays">Days since the first sighting.</param>
    /// <param name="lastDays">Days since the last one.</param>
    /// <param name="longTerm">Sightings of the last 90 days.</param>
    /// <param name="days">Days of those 90 with a sighting.</param>
    public static SightingHistory Seen(
        DateTimeOffset now, double firstDays, double lastDays, long hits, long longTerm, int days) => new()
        {
            FirstSeen = now.AddDays(-firstDays),
            LastSeen = now.AddDays(-lastDays),
            Hits = hits,
            HitsLast90Days = longTerm,
            DaysSeenLast90Days = days,
        };

    /// <summary>A number of which some of the sightings ended badly.</summary>
    public static SightingHistory Risky(DateTimeOffset now, long longTerm, long risky, long shortTerm) =>
        Seen(now, 60, shortTerm > 0 ? 0.3 : 5, longTerm, longTerm, 6) with
        {
            HitsLast24Hours = shortTerm,
            RiskyHitsLast90Days = risky,
            RiskyHitsLast24Hours = shortTerm,
        };

    /// <summary>A range so large that its bad endings do not make it risky as a whole.</summary>
    public static SightingHistory RiskyRange(long risky, long shortTerm) => new()
    {
        HitsLast90Days = 2_000,
        HitsLast24Hours = Math.Max(shortTerm, 10),
        RiskyHitsLast90Days = risky,
        RiskyHitsLast24Hours = shortTerm,
    };
}
