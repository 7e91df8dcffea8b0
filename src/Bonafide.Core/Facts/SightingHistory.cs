namespace Bonafide.Core.Facts;

/// <summary>
/// What the tenant's own transactions know of one identity element (an email, a phone, an address), counted over
/// earlier sightings only: the execution that asks is not among them. One sighting is one execution.
/// Windows end at the instant of the judgement: 24 hours is [now − 24 h, now), so that the far end counts.
/// </summary>
public sealed record SightingHistory
{
    /// <summary>UTC; null when it was never seen.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>UTC; null when it was never seen.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Sightings within the retention of the history.</summary>
    public long Hits { get; init; }

    public long HitsLastHour { get; init; }

    public long HitsLast24Hours { get; init; }

    public long HitsLast90Days { get; init; }

    /// <summary>Distinct days (UTC) with a sighting among the last 90; 0 to 90.</summary>
    public int DaysSeenLast90Days { get; init; }

    /// <summary>Distinct accounts that it was seen on within the last 90 days, the asking one aside.</summary>
    public long OtherAccountsLast90Days { get; init; }

    /// <summary>Sightings in transactions that ended REJECTED or were reported as fraud, last 90 days.</summary>
    public long RiskyHitsLast90Days { get; init; }

    /// <summary>The same, last 24 hours.</summary>
    public long RiskyHitsLast24Hours { get; init; }
}
