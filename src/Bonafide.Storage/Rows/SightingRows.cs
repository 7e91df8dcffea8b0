using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>An identity element was seen in an execution.</summary>
/// <param name="Hash">Keyed hash of the normalised value (<see cref="Keys.TenantKeys.Hash"/>).</param>
public sealed record SightingRow(
    SightingKind Kind, byte[] Hash, ExecutionId Execution, AccountId Account, DateTimeOffset At, string? Channel);

/// <summary>How often something was seen since some instant.</summary>
public readonly record struct SightingCounts(long Executions, long Accounts)
{
    public static SightingCounts None => new(0, 0);
}

public static class SightingRows
{
    private static readonly Table Table = SchemaModel.Current["sightings"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string NewestOf =
        $"select {Table.ColumnList} from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
        + "order by at desc, execution_id desc limit @limit";

    private static readonly string OfExecutionSql =
        $"select {Table.ColumnList} from sightings where tenant_id = @tenant_id and execution_id = @execution_id "
        + "order by kind, hash";

    /// <summary>Stores a sighting once per execution; false when it was there already.</summary>
    public static bool Insert(TenantId tenant, IWriteTransaction write, SightingRow row) =>
        write.Execute(
            InsertOrIgnore,
            ("tenant_id", tenant),
            ("kind", (int)row.Kind),
            ("hash", row.Hash),
            ("execution_id", row.Execution),
            ("account_id", row.Account),
            ("at", row.At),
            ("channel", row.Channel)) == 1;

    /// <summary>
    /// Counts distinct executions and accounts in which the element was seen from <paramref name="since"/> on,
    /// the given execution left out.
    /// </summary>
    public static SightingCounts Count(
        TenantId tenant,
        IReadSession session,
        SightingKind kind,
        byte[] hash,
        DateTimeOffset since,
        ExecutionId? except) =>
        session.Query(
            "select count(*), count(distinct account_id) from sightings where tenant_id = @tenant_id "
            + "and kind = @kind and hash = @hash and at >= @since and execution_id <> @except",
            static row => new SightingCounts(row.Number(), row.Number()),
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash),
            ("since", since),
            ("except", except?.Value ?? Guid.Empty))[0];

    /// <summary>When the element was first seen; null when never.</summary>
    public static DateTimeOffset? FirstSeen(TenantId tenant, IReadSession session, SightingKind kind, byte[] hash) =>
        session.QueryNumber(
            "select min(at) from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash",
            ("tenant_id", tenant),
            ("kind", (int)kind),
            ("hash", hash)) is { } at
            ? Instants.FromMicroseconds(at)
            : null;

    /// <summary>The last executions in which the element was seen: exact search, and similar cases.</summary>
    public static List<SightingRow> Newest(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, int limit) =>
        session.Query(
            NewestOf, Read, ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("limit", limit));

    public static List<SightingRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecutionSql, Read, ("tenant_id", tenant), ("execution_id", execution));

    /// <summary>Removes sightings past their own retention, a bounded number at a time.</summary>
    /// <returns>How many went; fewer than <paramref name="limit"/> means that none are left.</returns>
    public static int DeleteBefore(TenantId tenant, IWriteTransaction write, DateTimeOffset before, int limit) =>
        write.Execute(
            "delete from sightings where tenant_id = @tenant_id and (kind, hash, execution_id) in "
            + "(select kind, hash, execution_id from sightings where tenant_id = @tenant_id and at < @before "
            + "order by at limit @limit)",
            ("tenant_id", tenant),
            ("before", before),
            ("limit", limit));

    private static SightingRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            (SightingKind)row.Int(),
            row.Bytes(),
            row.Execution(),
            row.Account(),
            row.Instant(),
            row.TextOrNull());
    }
}
