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
    private static readonly string SummarySql =
        "select min(case when s.other = 1 then s.at end), max(case when s.other = 1 then s.at end), "
        + $"coalesce(sum(s.other), 0), {SightingWindows.Counts("s.other")}, {SightingWindows.Days}, "
        + $"{SightingWindows.RiskyCounts("s.other")} "
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
            [
                .. SightingWindows.Parameters(now),
                ("own", own.Value),
                ("hash", hash),
                ("except", except),
                ("most", most),
            ])[0];
}
