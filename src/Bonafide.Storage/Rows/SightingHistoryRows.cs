using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>An element that a transaction showed.</summary>
public readonly record struct ShownElement(ExecutionId Execution, SightingKind Kind, byte[] Hash);

/// <summary>Earlier sightings of an identity element, and what else their transactions showed.</summary>
public static class SightingHistoryRows
{
    private const string Earlier =
        "from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
        + "and execution_id <> @except and at < @now ";

    private static readonly string ShownSql = Shown(string.Empty);
    private static readonly string RiskyShownSql = Shown("and risky = 1 ");

    /// <summary>Newest first.</summary>
    /// <param name="except">The execution that asks.</param>
    /// <param name="now">Sightings at or after it do not count.</param>
    /// <param name="most">So that an element that everybody has costs no more than another.</param>
    public static List<EarlierSighting> Newest(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, DateTimeOffset now,
        int most) =>
        session.Query(
            $"select at, risky, execution_id, account_id {Earlier}order by at desc limit @most",
            static row => Read(row),
            ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("except", except), ("now", now),
            ("most", most));

    /// <summary>When the newest were, without in which transaction: a third of the cost.</summary>
    public static List<SightedAt> Times(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, DateTimeOffset now,
        int most) =>
        session.Query(
            $"select at, risky {Earlier}order by at desc limit @most",
            static row => At(row),
            ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("except", except), ("now", now),
            ("most", most));

    /// <summary>Distinct accounts but one, over the newest <paramref name="most"/> of their sightings.</summary>
    public static long OtherAccounts(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except, AccountId account,
        DateTimeOffset since, DateTimeOffset now, int most) =>
        session.QueryNumber(
            $"select count(distinct s.account_id) from (select account_id {Earlier}and account_id <> @account "
            + "and at >= @since order by at desc limit @most) s",
            ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("except", except), ("now", now),
            ("account", account.Value), ("since", since), ("most", most))!.Value;

    /// <summary>The oldest sighting of all that are kept.</summary>
    public static DateTimeOffset? First(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except,
        DateTimeOffset now) =>
        session.QueryNumber(
            $"select at {Earlier}order by at limit 1",
            ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("except", except), ("now", now)) is { } at
            ? Instants.FromMicroseconds(at)
            : null;

    /// <summary>Everything that the newest <paramref name="most"/> transactions with this element showed.</summary>
    /// <param name="riskyOnly">Those only that ended REJECTED or were reported as fraud.</param>
    public static List<ShownElement> ShownWith(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, ExecutionId except,
        DateTimeOffset since, DateTimeOffset now, int most, bool riskyOnly) =>
        session.Query(
            riskyOnly ? RiskyShownSql : ShownSql,
            static row => new ShownElement(row.Execution(), (SightingKind)row.Int(), row.Bytes()),
            ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("except", except), ("now", now),
            ("since", since), ("most", most));

    private static EarlierSighting Read(RowReader row)
    {
        var seen = At(row);
        return new(row.Execution(), row.Account(), seen);
    }

    private static SightedAt At(RowReader row) => new(row.Instant(), row.NumberOrNull() == 1);

    // A cross join keeps its order in SQLite: first the few executions, then what else they showed.
    private static string Shown(string condition) =>
        $"select o.execution_id, o.kind, o.hash from (select execution_id {Earlier}and at >= @since {condition}"
        + "order by at desc limit @most) s cross join sightings o "
        + "where o.tenant_id = @tenant_id and o.execution_id = s.execution_id";
}
