using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Rows;

/// <summary>Which earlier sightings are meant.</summary>
/// <param name="Except">The execution that asks.</param>
/// <param name="Now">Sightings at or after it do not count.</param>
public sealed record EarlierThan(
    TenantId Tenant, SightingKind Kind, byte[] Hash, ExecutionId Except, DateTimeOffset Now)
{
    /// <summary>In every statement over them.</summary>
    internal const string From =
        "from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
        + "and execution_id <> @except and at < @now ";

    internal (string Name, DbValue Value)[] Values { get; } =
        [("tenant_id", Tenant), ("kind", (int)Kind), ("hash", Hash), ("except", Except), ("now", Now)];
}

/// <summary>An element that a transaction showed.</summary>
public readonly record struct ShownElement(ExecutionId Execution, SightingKind Kind, byte[] Hash);

/// <summary>
/// Earlier sightings of an identity element, and what else their transactions showed. Each has a limit, so that an
/// element that everybody has costs no more than another.
/// </summary>
public static class SightingHistoryRows
{
    private static readonly string ShownSql = Shown(string.Empty);
    private static readonly string RiskyShownSql = Shown("and risky = 1 ");

    private static readonly string FirstSql = $"select at {EarlierThan.From}order by at limit 1";
    private static readonly string OtherAccountsSql =
        $"select count(distinct s.account_id) from (select account_id {EarlierThan.From}"
        + "and account_id <> @account and at >= @since order by at desc limit @most) s";

    private static readonly string TimesSql = $"select at, risky {EarlierThan.From}order by at desc limit @most";

    /// <summary>What is known of an element, without which its transactions were.</summary>
    /// <param name="account">The one that asks: not among the other accounts.</param>
    public static SightingHistory History(
        IReadSession session,
        EarlierThan asked,
        AccountId account,
        int mostCounted = SightingHistory.MostCounted,
        int mostLinked = SightingHistory.MostLinked)
    {
        var windows = new SightingWindows(asked.Now);
        session.Each(TimesSql, row => windows.Add(At(row)), [.. asked.Values, ("most", mostCounted)]);
        return windows.Hits == 0
            ? new()
            : SightingHistory.Of(
                windows,
                windows.Hits < mostCounted ? windows.Oldest : First(session, asked),
                OtherAccounts(session, asked, account, asked.Now - SightingWindows.NinetyDays, mostLinked));
    }

    /// <summary>Newest first.</summary>
    public static List<EarlierSighting> Newest(IReadSession session, EarlierThan asked, int most) => session.Query(
        $"select execution_id, at {EarlierThan.From}order by at desc limit @most",
        static row => new EarlierSighting(row.Execution(), row.Instant()),
        [.. asked.Values, ("most", most)]);

    /// <summary>Everything that the newest <paramref name="most"/> transactions with this element showed.</summary>
    /// <param name="riskyOnly">Those only that ended REJECTED or were reported as fraud.</param>
    public static List<ShownElement> ShownWith(
        IReadSession session, EarlierThan asked, DateTimeOffset since, int most, bool riskyOnly) =>
        session.Query(
            riskyOnly ? RiskyShownSql : ShownSql,
            static row => new ShownElement(row.Execution(), (SightingKind)row.Int(), row.Bytes()),
            [.. asked.Values, ("since", since), ("most", most)]);

    /// <summary>Distinct accounts but one, over the newest <paramref name="most"/> of their sightings.</summary>
    private static long OtherAccounts(
        IReadSession session, EarlierThan asked, AccountId account, DateTimeOffset since, int most) =>
        session.QueryNumber(
            OtherAccountsSql,
            [.. asked.Values, ("account", account.Value), ("since", since), ("most", most)])!.Value;

    /// <summary>The oldest sighting of all that are kept.</summary>
    private static DateTimeOffset? First(IReadSession session, EarlierThan asked) =>
        session.QueryNumber(FirstSql, asked.Values) is { } at ? Instants.FromMicroseconds(at) : null;

    /// <summary>Of the columns at and risky.</summary>
    internal static SightedAt At(RowReader row) => new(row.Instant(), row.NumberOrNull() == 1);

    // A cross join keeps its order in SQLite: first the few executions, then what else they showed.
    private static string Shown(string condition) =>
        $"select o.execution_id, o.kind, o.hash from (select execution_id {EarlierThan.From}and at >= @since "
        + $"{condition}order by at desc limit @most) s cross join sightings o "
        + "where o.tenant_id = @tenant_id and o.execution_id = s.execution_id";
}
