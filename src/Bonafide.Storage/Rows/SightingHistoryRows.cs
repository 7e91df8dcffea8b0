using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Core.Capabilities;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>How one element was seen, the asking execution left out.</summary>
/// <param name="DaysLast90">Distinct days (UTC) with a sighting among the last 90.</param>
/// <param name="Risky">Sightings of the last 90 days in executions that ended REJECTED or were reported as
/// fraud.</param>
public sealed record SightingSummary(
    DateTimeOffset? First,
    DateTimeOffset? Last,
    long Total,
    long LastHour,
    long LastDay,
    long Last90Days,
    int DaysLast90,
    long OtherAccounts,
    long Risky,
    long RiskyLastDay);

/// <summary>Counting over sightings, for the history of an identity element.</summary>
public static class SightingHistoryRows
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Window = TimeSpan.FromDays(90);
    private const long DayMicroseconds = 86_400_000_000;

    /// <summary>The sighting's execution ended badly.</summary>
    private const string InRiskyExecution =
        "and exists (select 1 from executions e where e.tenant_id = @tenant_id and e.id = s.execution_id "
        + "and (e.decision = @rejected or coalesce((select f.status from feedback f "
        + "where f.tenant_id = @tenant_id and f.execution_id = e.id order by f.at desc, f.id desc limit 1), 'NONE') "
        + "= 'FRAUD')) ";

    private static readonly string TogetherSql = Together(string.Empty);
    private static readonly string RiskyTogetherSql = Together(InRiskyExecution);

    /// <param name="now">End of all windows; sightings at or after it do not count.</param>
    public static SightingSummary Summary(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, AccountId account,
        DateTimeOffset now)
    {
        var counts = session.Query(
            "select min(at), max(at), count(*), "
            + "coalesce(sum(case when at >= @hour then 1 else 0 end), 0), "
            + "coalesce(sum(case when at >= @day then 1 else 0 end), 0), "
            + "coalesce(sum(case when at >= @window then 1 else 0 end), 0), "
            + "count(distinct case when at >= @window then at / @day_length end), "
            + "count(distinct case when at >= @window and account_id <> @account then account_id end) "
            + "from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
            + "and execution_id <> @except and at < @now",
            static row => new SightingSummary(
                row.InstantOrNull(), row.InstantOrNull(), row.Number(), row.Number(), row.Number(), row.Number(),
                row.Int(), row.Number(), 0, 0),
            ("hour", now - Hour),
            ("day", now - Day),
            ("window", now - Window),
            ("day_length", DayMicroseconds),
            ("account", account.Value),
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("except", except),
            ("now", now))[0];
        var (risky, lastDay) = Risky(tenant, session, kind, hash, except, now);
        return counts with { Risky = risky, RiskyLastDay = lastDay };
    }

    /// <summary>
    /// Distinct elements of each kind that were seen in the same executions since an instant, over the latest
    /// <paramref name="most"/> of them.
    /// </summary>
    /// <param name="riskyOnly">Counts only executions that ended REJECTED or were reported as fraud.</param>
    public static Dictionary<SightingKind, long> Together(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except,
        DateTimeOffset since, DateTimeOffset now, int most, bool riskyOnly) =>
        session.Query(
            riskyOnly ? RiskyTogetherSql : TogetherSql,
            static row => (Kind: (SightingKind)row.Int(), Count: row.Number()),
            [
                ("tenant_id", tenant),
                ("kind", (int)kind),
                ("hash", hash),
                ("except", except),
                ("since", since),
                ("now", now),
                ("most", most),
                .. riskyOnly ? [("rejected", (int)Decision.Rejected)] : Array.Empty<(string, DbValue)>(),
            ]).ToDictionary(row => row.Kind, row => row.Count);

    private static (long Risky, long LastDay) Risky(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except,
        DateTimeOffset now) =>
        session.Query(
            "select count(*), coalesce(sum(case when s.at >= @day then 1 else 0 end), 0) from sightings s "
            + "where s.tenant_id = @tenant_id and s.kind = @kind and s.hash = @hash "
            + "and s.execution_id <> @except and s.at >= @window and s.at < @now " + InRiskyExecution,
            static row => (row.Number(), row.Number()),
            ("day", now - Day),
            ("window", now - Window),
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("except", except),
            ("now", now),
            ("rejected", (int)Decision.Rejected))[0];

    private static string Together(string condition) =>
        "select o.kind, count(distinct o.hash) from sightings o where o.tenant_id = @tenant_id "
        + "and o.execution_id in (select s.execution_id from sightings s "
        + "where s.tenant_id = @tenant_id and s.kind = @kind and s.hash = @hash and s.execution_id <> @except "
        + "and s.at >= @since and s.at < @now " + condition + "order by s.at desc limit @most) group by o.kind";
}
