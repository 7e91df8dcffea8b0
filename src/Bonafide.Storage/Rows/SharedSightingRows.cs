using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>
/// How other tenants saw an element that all of them share. The statement looks across tenants and answers with counts
/// and instants alone, never with whose they are.
/// </summary>
public static class SharedSightingRows
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private const long DayMicroseconds = 86_400_000_000;

    private const string SummarySql =
        "select min(case when s.other = 1 then s.at end), max(case when s.other = 1 then s.at end), "
        + "coalesce(sum(s.other), 0), "
        + "coalesce(sum(case when s.at >= @hour then s.other else 0 end), 0), "
        + "coalesce(sum(case when s.at >= @day then s.other else 0 end), 0), "
        + "coalesce(sum(case when s.at >= @window then s.other else 0 end), 0), "
        + "count(distinct case when s.at >= @window then s.at / @day_length end), "
        + "coalesce(sum(case when s.at >= @window and s.risky = 1 then s.other else 0 end), 0), "
        + "coalesce(sum(case when s.at >= @day and s.risky = 1 then s.other else 0 end), 0) "
        + "from (select at, risky, case when tenant_id <> @own then 1 else 0 end as other from sightings "
        + "where shared_hash = @hash and execution_id <> @except and at < @now order by at desc limit @most) s";

    /// <summary>
    /// Counts the other tenants' among the newest <paramref name="most"/> sightings of all, so that neither an element
    /// that everybody has nor a tenant that has it all costs more than another.
    /// </summary>
    /// <param name="now">End of all windows; sightings at or after it do not count.</param>
    public static SharedHistory Summary(
        TenantId own, IReadSession session, byte[] hash, ExecutionId except, DateTimeOffset now, int most) =>
        session.Query(
            SummarySql,
            static row => new SharedHistory
            {
                FirstSeen = row.InstantOrNull(),
                LastSeen = row.InstantOrNull(),
                Hits = row.Number(),
                HitsLastHour = row.Number(),
                HitsLast24Hours = row.Number(),
                HitsLast90Days = row.Number(),
                DaysSeenByAllLast90Days = row.Int(),
                RiskyHitsLast90Days = row.Number(),
                RiskyHitsLast24Hours = row.Number(),
            },
            ("hour", now - Hour),
            ("day", now - Day),
            ("window", now - Window),
            ("day_length", DayMicroseconds),
            ("own", own.Value),
            ("hash", hash),
            ("except", except),
            ("now", now),
            ("most", most))[0];
}
