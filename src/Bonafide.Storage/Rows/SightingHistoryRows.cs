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

/// <param name="Last90Days">Distinct elements of this kind.</param>
public readonly record struct SightedTogether(SightingKind Kind, long Last90Days, long LastDay);

/// <summary>Counting over sightings, for the history of an identity element.</summary>
public static class SightingHistoryRows
{
    private static readonly string TogetherSql = Together(string.Empty);
    private static readonly string RiskyTogetherSql = Together("and risky = 1 ");

    private static readonly string SummarySql =
        $"select max(s.at), count(*), {SightingWindows.Counts("1")}, {SightingWindows.Days}, "
        + $"{SightingWindows.RiskyCounts("1")} "
        + "from (select at, risky from sightings where tenant_id = @tenant_id and kind = @kind "
        + "and hash = @hash and execution_id <> @except and at < @now order by at desc limit @most) s";

    private const string AccountsSql =
        "select count(distinct s.account_id) from (select account_id from sightings where tenant_id = @tenant_id "
        + "and kind = @kind and hash = @hash and execution_id <> @except and account_id <> @account "
        + "and at >= @window and at < @now order by at desc limit @most) s";

    /// <summary>
    /// Counts the newest <paramref name="most"/> sightings, and accounts over the newest <paramref name="mostLinked"/>,
    /// so that an element that everybody has costs no more than another; <see cref="SightingSummary.First"/> is of all.
    /// </summary>
    /// <param name="now">End of all windows; sightings at or after it do not count.</param>
    public static SightingSummary Summary(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, AccountId account,
        DateTimeOffset now, int most, int mostLinked)
    {
        var counts = session.Query(
            SummarySql,
            static row => new SightingSummary(
                null, row.InstantOrNull(), row.Number(), row.Number(), row.Number(), row.Number(), row.Int(), 0,
                row.Number(), row.Number()),
            [
                .. SightingWindows.Parameters(now),
                ("tenant_id", tenant),
                ("kind", (int)kind),
                ("hash", hash),
                ("except", except),
                ("most", most),
            ])[0];
        var accounts = session.QueryNumber(
            AccountsSql,
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("except", except),
            ("account", account.Value),
            ("window", SightingWindows.Window(now)),
            ("now", now),
            ("most", mostLinked));
        return counts with
        {
            First = First(tenant, session, kind, hash, except, now),
            OtherAccounts = accounts ?? 0,
        };
    }

    /// <summary>
    /// Distinct elements of each kind that were seen in the same executions within 90 days and within 24 hours, over
    /// the latest <paramref name="most"/> of them.
    /// </summary>
    /// <param name="riskyOnly">Counts only executions that ended REJECTED or were reported as fraud.</param>
    public static List<SightedTogether> Together(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, DateTimeOffset now,
        int most, bool riskyOnly) =>
        session.Query(
            riskyOnly ? RiskyTogetherSql : TogetherSql,
            static row => new SightedTogether((SightingKind)row.Int(), row.Number(), row.Number()),
            ("day", SightingWindows.LastDay(now)),
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("except", except),
            ("window", SightingWindows.Window(now)),
            ("now", now),
            ("most", most));

    private static DateTimeOffset? First(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except,
        DateTimeOffset now) =>
        session.QueryNumber(
            "select at from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
            + "and execution_id <> @except and at < @now order by at limit 1",
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("except", except),
            ("now", now)) is { } at
            ? Instants.FromMicroseconds(at)
            : null;

    // A cross join keeps its order in SQLite: first the few executions, then what else they showed.
    private static string Together(string condition) =>
        "select o.kind, count(distinct o.hash), count(distinct case when s.at >= @day then o.hash end) "
        + "from (select execution_id, at from sightings where tenant_id = @tenant_id and kind = @kind "
        + "and hash = @hash and execution_id <> @except and at >= @window and at < @now " + condition
        + "order by at desc limit @most) s cross join sightings o "
        + "where o.tenant_id = @tenant_id and o.execution_id = s.execution_id group by o.kind";
}
