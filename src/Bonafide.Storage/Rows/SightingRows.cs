using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>An identity element was seen in an execution.</summary>
/// <param name="IsRisky">Set by <see cref="SightingRows.MarkRisk"/> alone, never inserted.</param>
/// <param name="Hash">Keyed hash of the normalised value (<see cref="Keys.TenantKeys.Hash"/>).</param>
/// <param name="SharedHash">The same under the installation's key, of phones where tenants share; see
/// <see cref="SharedSightingRows"/>.</param>
public sealed record SightingRow(
    SightingKind Kind, byte[] Hash, ExecutionId Execution, AccountId Account, DateTimeOffset At, string? Channel,
    bool IsRisky = false, byte[]? SharedHash = null);

public static class SightingRows
{
    private static readonly Table Table = SchemaModel.Current["sightings"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";
    private static readonly string NewestOf =
        $"select {Table.ColumnList} from sightings where tenant_id = @tenant_id and kind = @kind and hash = @hash "
        + "order by at desc, execution_id desc limit @limit";

    private static readonly string OfAccountSql =
        $"select {Table.ColumnList} from sightings where tenant_id = @tenant_id and account_id = @account_id "
        + "order by at desc, kind, hash limit @limit";

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
            ("channel", row.Channel),
            ("risky", (long?)null),
            ("shared_hash", row.SharedHash)) == 1;

    /// <summary>
    /// Marks an execution's sightings when it ended REJECTED or was last reported as fraud, and takes the mark off when
    /// neither holds any more. Called by every write that changes one of the two.
    /// </summary>
    internal static void MarkRisk(TenantId tenant, IWriteTransaction write, ExecutionId execution) =>
        write.Execute(
            "update sightings set risky = case when exists (select 1 from executions e "
            + "where e.tenant_id = @tenant_id and e.id = @execution_id and e.decision = @rejected) "
            + "or (select f.status from feedback f where f.tenant_id = @tenant_id "
            + "and f.execution_id = @execution_id order by f.at desc, f.id desc limit 1) = 'FRAUD' then 1 end "
            + "where tenant_id = @tenant_id and execution_id = @execution_id",
            ("tenant_id", tenant),
            ("execution_id", execution),
            ("rejected", (int)Decision.Rejected));

    /// <summary>The last executions in which the element was seen: exact search, and similar cases.</summary>
    public static List<SightingRow> Newest(
        TenantId tenant, IReadSession session, SightingKind kind, byte[] hash, int limit) =>
        session.Query(
            NewestOf, Read, ("tenant_id", tenant), ("kind", (int)kind), ("hash", hash), ("limit", limit));

    public static List<SightingRow> Of(TenantId tenant, IReadSession session, ExecutionId execution) =>
        session.Query(OfExecutionSql, Read, ("tenant_id", tenant), ("execution_id", execution));

    /// <summary>What was seen of an account, newest first.</summary>
    public static List<SightingRow> OfAccount(TenantId tenant, IReadSession session, AccountId account, int limit) =>
        session.Query(OfAccountSql, Read, ("tenant_id", tenant), ("account_id", account), ("limit", limit));

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
            row.TextOrNull(),
            row.NumberOrNull() == 1,
            row.BytesOrNull());
    }
}
