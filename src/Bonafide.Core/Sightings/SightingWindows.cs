namespace Bonafide.Core.Sightings;

/// <summary>
/// Counts sightings in the windows of <see cref="Facts.SightingHistory"/>: [now − length, now), so that the far end of
/// a window counts. What is added lies before now and comes newest first.
/// </summary>
public sealed class SightingWindows(DateTimeOffset now)
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan NinetyDays = TimeSpan.FromDays(90);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly DateTimeOffset _hour = now - Hour;
    private readonly DateTimeOffset _day = now - Day;
    private readonly DateTimeOffset _ninetyDays = now - NinetyDays;
    private long _lastDayCounted = -1;

    /// <summary>The oldest of those that were added; null before the first.</summary>
    public DateTimeOffset? Oldest { get; private set; }

    public DateTimeOffset? Newest { get; private set; }

    public int Hits { get; private set; }

    public int HitsLastHour { get; private set; }

    public int HitsLast24Hours { get; private set; }

    public int HitsLast90Days { get; private set; }

    /// <summary>Distinct days (UTC) among the last 90.</summary>
    public int DaysLast90Days { get; private set; }

    public int RiskyLast90Days { get; private set; }

    public int RiskyLast24Hours { get; private set; }

    public void Add(SightedAt seen)
    {
        var (at, isRisky) = seen;
        Newest ??= at;
        Oldest = at;
        Hits++;
        if (at < _ninetyDays)
        {
            return;
        }

        HitsLast90Days++;
        RiskyLast90Days += isRisky ? 1 : 0;

        // Newest first, so that a day's sightings stand together.
        var day = at.UtcTicks / TimeSpan.TicksPerDay;
        DaysLast90Days += day == _lastDayCounted ? 0 : 1;
        _lastDayCounted = day;
        if (at < _day)
        {
            return;
        }

        HitsLast24Hours++;
        RiskyLast24Hours += isRisky ? 1 : 0;
        HitsLastHour += at >= _hour ? 1 : 0;
    }
}
