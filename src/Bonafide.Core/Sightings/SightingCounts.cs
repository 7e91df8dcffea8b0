using Bonafide.Core.Facts;

namespace Bonafide.Core.Sightings;

/// <summary>
/// Counts sightings in the windows of <see cref="SightingHistory"/>: [now − length, now), so that the far end of a
/// window counts. What is given lies before now and comes newest first.
/// </summary>
public static class SightingCounts
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan NinetyDays = TimeSpan.FromDays(90);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="first">The oldest sighting of all that are kept, which may not be among the newest.</param>
    /// <param name="otherAccounts">Of the last 90 days.</param>
    public static SightingHistory Of(
        IReadOnlyList<SightedAt> newest, DateTimeOffset? first, long otherAccounts, DateTimeOffset now)
    {
        var windows = new Windows(now);
        foreach (var one in newest)
        {
            windows.Add(one);
        }

        return new()
        {
            FirstSeen = first,
            LastSeen = newest.Count == 0 ? null : newest[0].At,
            Hits = windows.Hits,
            HitsLastHour = windows.LastHour,
            HitsLast24Hours = windows.LastDay,
            HitsLast90Days = windows.Last90Days,
            DaysSeenLast90Days = windows.Days,
            OtherAccountsLast90Days = otherAccounts,
            RiskyHitsLast90Days = windows.Risky,
            RiskyHitsLast24Hours = windows.RiskyLastDay,
        };
    }

    public static SharedHistory Of(IReadOnlyList<SharedSighting> newest, DateTimeOffset now)
    {
        var (others, all) = (new Windows(now), new Windows(now));
        DateTimeOffset? first = null, last = null;
        foreach (var one in newest)
        {
            all.Add(one.Seen);
            if (one.IsOther)
            {
                others.Add(one.Seen);
                (first, last) = (one.Seen.At, last ?? one.Seen.At);
            }
        }

        return new()
        {
            FirstSeen = first,
            LastSeen = last,
            Hits = others.Hits,
            HitsLastHour = others.LastHour,
            HitsLast24Hours = others.LastDay,
            HitsLast90Days = others.Last90Days,
            DaysSeenByAllLast90Days = all.Days,
            RiskyHitsLast90Days = others.Risky,
            RiskyHitsLast24Hours = others.RiskyLastDay,
        };
    }

    private sealed class Windows(DateTimeOffset now)
    {
        private readonly DateTimeOffset _hour = now - Hour;
        private readonly DateTimeOffset _day = now - Day;
        private readonly DateTimeOffset _ninetyDays = now - NinetyDays;
        private long _lastDayCounted = -1;

        public int Hits { get; private set; }

        public int LastHour { get; private set; }

        public int LastDay { get; private set; }

        public int Last90Days { get; private set; }

        public int Days { get; private set; }

        public int Risky { get; private set; }

        public int RiskyLastDay { get; private set; }

        public void Add(SightedAt seen)
        {
            var (at, isRisky) = seen;
            Hits++;
            if (at < _ninetyDays)
            {
                return;
            }

            Last90Days++;
            Risky += isRisky ? 1 : 0;

            // Newest first, so that a day's sightings stand together.
            var day = at.UtcTicks / TimeSpan.TicksPerDay;
            Days += day == _lastDayCounted ? 0 : 1;
            _lastDayCounted = day;
            if (at < _day)
            {
                return;
            }

            LastDay++;
            RiskyLastDay += isRisky ? 1 : 0;
            LastHour += at >= _hour ? 1 : 0;
        }
    }
}
