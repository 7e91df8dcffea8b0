using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>An execution whose work is due.</summary>
public sealed record DueExecution(TenantId Tenant, ExecutionId Execution, WorkClass Class, long LeaseEpoch);

/// <summary>A callback that was claimed for one attempt; the attempt is recorded under its epoch.</summary>
public sealed record DueCallback(TenantId Tenant, Guid Callback, byte[] HostHash, int Attempts, long LeaseEpoch);

/// <summary>An execution of some tenant.</summary>
public readonly record struct TenantExecution(TenantId Tenant, ExecutionId Execution);

/// <summary>
/// The only writes across tenants, and some of the reads (<see cref="Database.ReadAcrossTenantsAsync"/> names all).
/// Each takes a bounded number of rows; what follows happens in a write of the row's own tenant.
/// </summary>
public static class Sweeps
{
    /// <summary>Where counting ends: health is asked by anybody, and must not cost more when there is more.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Marks sightings whose execution ended REJECTED or was last reported as fraud; for a migration. Later
    /// ones are marked by <see cref="SightingRows.MarkRisk"/>.</summary>
    internal static readonly string MarkRisky =
        "update sightings set risky = 1 where exists (select 1 from executions e "
        + "where e.tenant_id = sightings.tenant_id and e.id = sightings.execution_id "
        + $"and e.decision = {(int)Decision.Rejected}) "
        + "or (select f.status from feedback f where f.tenant_id = sightings.tenant_id "
        + "and f.execution_id = sightings.execution_id order by f.at desc, f.id desc limit 1) = 'FRAUD'";

    /// <summary>
    /// Takes due executions, interactive before batch, and pushes them out to <paramref name="nextDueAt"/> in case
    /// whoever receives them dies.
    /// </summary>
    public static List<DueExecution> TakeDueExecutions(IWriteTransaction write, DateTimeOffset nextDueAt, int limit) =>
        write.Query(
            "update executions set due_at = @next where (tenant_id, id) in ("
            + "select tenant_id, id from executions where due_at <= @now order by class, due_at limit @limit"
            + write.Dialect.SkipLocked
            + ") returning tenant_id, id, class, lease_epoch",
            static row => new DueExecution(row.Tenant(), row.Execution(), (WorkClass)row.Int(), row.Number()),
            ("next", nextDueAt),
            ("now", write.Now),
            ("limit", limit));

    /// <summary>Takes due callbacks for one attempt each; a claim ends at <paramref name="claimedUntil"/>.</summary>
    public static List<DueCallback> TakeDueCallbacks(
        IWriteTransaction write, DateTimeOffset claimedUntil, int limit) =>
        write.Query(
            "update callbacks set due_at = @until, lease_epoch = lease_epoch + 1 where (tenant_id, id) in ("
            + "select tenant_id, id from callbacks where due_at <= @now order by due_at limit @limit"
            + write.Dialect.SkipLocked
            + ") returning tenant_id, id, host_hash, attempts, lease_epoch",
            static row => new DueCallback(row.Tenant(), row.Guid(), row.Bytes(), row.Int(), row.Number()),
            ("until", claimedUntil),
            ("now", write.Now),
            ("limit", limit));

    /// <summary>Open executions whose token or session ran out; see <see cref="ExecutionRows.Expire"/>.</summary>
    public static List<TenantExecution> Expired(IReadSession session, int limit) =>
        session.Query(
            "select tenant_id, id from executions where expires_at <= @now order by expires_at limit @limit",
            static row => new TenantExecution(row.Tenant(), row.Execution()),
            ("now", session.Now),
            ("limit", limit));

    /// <summary>
    /// Final executions of one tenant made before an instant and not wiped yet; each tenant has its own retention.
    /// </summary>
    /// <param name="keepFraud">Leaves out those whose last feedback is FRAUD.</param>
    public static List<ExecutionId> RetentionDue(
        TenantId tenant, IReadSession session, DateTimeOffset createdBefore, bool keepFraud, int limit) =>
        session.Query(
            "select e.id from executions e where e.tenant_id = @tenant_id and e.created_at < @before "
            + "and e.completed_at is not null and e.wiped_out_at is null and (@keep = 0 or coalesce(("
            + "select f.status from feedback f where f.tenant_id = e.tenant_id and f.execution_id = e.id "
            + "order by f.at desc, f.id desc limit 1), 'NONE') <> 'FRAUD') order by e.created_at limit @limit",
            static row => row.Execution(),
            ("tenant_id", tenant),
            ("before", createdBefore),
            ("keep", keepFraud),
            ("limit", limit));

    /// <summary>Removes idempotency records past their lifetime; returns how many went.</summary>
    public static int DeleteOldIdempotency(IWriteTransaction write, int limit) =>
        write.Execute(
            "delete from idempotency_records where (tenant_id, client_id, method, path, key_hash) in ("
            + "select tenant_id, client_id, method, path, key_hash from idempotency_records "
            + "where created_at <= @before order by created_at limit @limit)",
            ("before", write.Now - IdempotencyRows.Lifetime),
            ("limit", limit));

    /// <summary>Callbacks that should have been tried before an instant and were not; counted up to
    /// <see cref="MostCounted"/>.</summary>
    public static long OverdueCallbacks(IReadSession session, DateTimeOffset before) =>
        session.QueryNumber(
            "select count(*) from (select 1 from callbacks where due_at <= @before limit @limit) as late",
            ("before", before),
            ("limit", MostCounted)) ?? 0;

    /// <summary>Executions that should have been worked on before an instant and were not; counted up to
    /// <see cref="MostCounted"/>.</summary>
    public static long OverdueExecutions(IReadSession session, DateTimeOffset before) =>
        session.QueryNumber(
            "select count(*) from (select 1 from executions where due_at <= @before limit @limit) as late",
            ("before", before),
            ("limit", MostCounted)) ?? 0;

    /// <summary>Tenants with audit entries that no block holds yet.</summary>
    public static List<TenantId> TenantsWithOpenAudit(IReadSession session) =>
        session.Query(
            "select distinct tenant_id from audit_entries where block is null", static row => row.Tenant());

    /// <summary>Whether any part still points to a blob; asked before an orphan is deleted.</summary>
    public static bool IsBlobUsed(IReadSession session, BlobId blob) =>
        session.QueryNumber(
            "select 1 from parts where blob_id = @blob union all select 1 from parts where normalized_blob_id = @blob "
            + "limit 1",
            ("blob", (BlobId?)blob)) is not null;

    /// <summary>Leases the oldest open batch that nobody holds, with its files; null when there is none.</summary>
    public static StoredBatch? LeaseBatch(IWriteTransaction write, DateTimeOffset until) =>
        write.QueryOne(
            "update batches set lease_epoch = lease_epoch + 1, lease_until = @until where (tenant_id, id) in ("
            + "select tenant_id, id from batches where completed_at is null "
            + "and (lease_until is null or lease_until <= @now) order by created_at limit 1"
            + write.Dialect.SkipLocked
            + $") returning {BatchRows.WithFiles}",
            BatchRows.Read,
            ("until", until),
            ("now", write.Now));

    /// <summary>Batches that ended before an instant and still hold files and cells.</summary>
    public static List<StoredBatch> OldBatches(IReadSession session, DateTimeOffset endedBefore, int limit) =>
        session.Query(
            $"select {BatchRows.WithFiles} from batches where completed_at < @before and cleaned_at is null "
            + "order by completed_at limit @limit",
            BatchRows.Read,
            ("before", endedBefore),
            ("limit", limit));

    /// <summary>Batches that still hold files, ended or not; oldest first, after the last one of a page.</summary>
    public static List<StoredBatch> BatchesWithFiles(IReadSession session, Keyset after, int limit) =>
        session.Query(
            $"select {BatchRows.WithFiles} from batches where cleaned_at is null "
            + "and (created_at, id) > (@after_at, @after_id) order by created_at, id limit @limit",
            BatchRows.Read,
            ("after_at", after.CreatedAt),
            ("after_id", after.Id),
            ("limit", limit));

    /// <summary>The SSH keys of every tenant that open a home now.</summary>
    public static List<StoredSshKey> LiveSshKeys(IReadSession session) =>
        session.Query(
            $"select {SchemaModel.Current["ssh_keys"].ColumnList} from ssh_keys "
            + "where revoked_at is null and expires_at > @now",
            SshKeyRows.Read,
            ("now", session.Now));
}
