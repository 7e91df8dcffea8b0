using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A batch. States are numbers here; the batch's own project names them.</summary>
/// <param name="Folder">The UUID folder, which is also the request reference.</param>
/// <param name="SealedFiles">The batch's files; null once it was cleaned up.</param>
public sealed record StoredBatch(
    TenantId Tenant, Guid Id, Guid Folder, int State, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt, int Total, string? Error, long LeaseEpoch, byte[]? SealedFiles);

public static class BatchRows
{
    public const string FilesColumn = "batches.sealed_files";

    internal const string WithoutFiles =
        "tenant_id, id, folder_id, state, created_at, started_at, completed_at, total, error, lease_epoch, null";

    internal const string WithFiles =
        "tenant_id, id, folder_id, state, created_at, started_at, completed_at, total, error, lease_epoch, "
        + "sealed_files";

    private static readonly Table Table = SchemaModel.Current["batches"];
    private static readonly string InsertOrIgnore = Table.Insert + " on conflict do nothing";

    /// <summary>False when the tenant has a batch of this folder.</summary>
    public static bool Insert(TenantId tenant, IWriteTransaction write, StoredBatch batch) =>
        write.Execute(
            InsertOrIgnore,
            ("tenant_id", tenant),
            ("id", batch.Id),
            ("folder_id", batch.Folder),
            ("state", batch.State),
            ("created_at", batch.CreatedAt),
            ("started_at", batch.StartedAt),
            ("completed_at", batch.CompletedAt),
            ("total", batch.Total),
            ("error", batch.Error),
            ("lease_epoch", batch.LeaseEpoch),
            ("lease_until", (DateTimeOffset?)null),
            ("cleaned_at", (DateTimeOffset?)null),
            ("sealed_files", batch.SealedFiles)) == 1;

    /// <summary>Saves under the batch's lease; files that are null stay as they are.</summary>
    public static bool Update(TenantId tenant, IWriteTransaction write, StoredBatch batch) =>
        write.Execute(
            "update batches set state = @state, started_at = @started_at, completed_at = @completed_at, "
            + "total = @total, error = @error, sealed_files = coalesce(@sealed_files, sealed_files) "
            + "where tenant_id = @tenant_id and id = @id and lease_epoch = @mine",
            ("state", batch.State),
            ("started_at", batch.StartedAt),
            ("completed_at", batch.CompletedAt),
            ("total", batch.Total),
            ("error", batch.Error),
            ("sealed_files", batch.SealedFiles),
            ("tenant_id", tenant),
            ("id", batch.Id),
            ("mine", batch.LeaseEpoch)) == 1;

    /// <summary>True if the lease is the caller's until the write is over.</summary>
    public static bool Holds(TenantId tenant, IWriteTransaction write, Guid id, long mine) =>
        write.QueryNumber(
            "select 1 from batches where tenant_id = @tenant_id and id = @id and lease_epoch = @mine"
            + write.Dialect.HoldRow,
            ("tenant_id", tenant),
            ("id", id),
            ("mine", mine)) is not null;

    public static bool Renew(TenantId tenant, IWriteTransaction write, Guid id, long mine, DateTimeOffset until) =>
        write.Execute(
            "update batches set lease_until = @until "
            + "where tenant_id = @tenant_id and id = @id and lease_epoch = @mine",
            ("until", until),
            ("tenant_id", tenant),
            ("id", id),
            ("mine", mine)) == 1;

    /// <summary>Without its files.</summary>
    public static StoredBatch? Find(TenantId tenant, IReadSession session, Guid folder) =>
        session.QueryOne(
            $"select {WithoutFiles} from batches where tenant_id = @tenant_id and folder_id = @folder_id",
            Read,
            ("tenant_id", tenant),
            ("folder_id", folder));

    /// <summary>Newest first, without their files.</summary>
    public static List<StoredBatch> List(TenantId tenant, IReadSession session, Keyset before, int limit) =>
        session.Query(
            $"select {WithoutFiles} from batches where tenant_id = @tenant_id "
            + "and (created_at, id) < (@before_at, @before_id) order by created_at desc, id desc limit @limit",
            Read,
            ("tenant_id", tenant),
            ("before_at", before.CreatedAt),
            ("before_id", before.Id),
            ("limit", limit));

    /// <summary>How many batches of the tenant have not ended.</summary>
    public static long CountOpen(TenantId tenant, IReadSession session) =>
        session.QueryNumber(
            "select count(*) from batches where tenant_id = @tenant_id and completed_at is null",
            ("tenant_id", tenant)) ?? 0;

    /// <summary>Forgets rows and files of a batch that ended long ago; its counts were taken before.</summary>
    public static void Clean(TenantId tenant, IWriteTransaction write, Guid id, Guid folder)
    {
        write.Execute(
            "update batch_rows set sealed_cells = null where tenant_id = @tenant_id and batch_id = @id",
            ("tenant_id", tenant),
            ("id", id));
        write.Execute(
            "delete from batch_reports where tenant_id = @tenant_id and folder_id = @folder_id",
            ("tenant_id", tenant),
            ("folder_id", folder));
        write.Execute(
            "update batches set sealed_files = null, cleaned_at = @now where tenant_id = @tenant_id and id = @id",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id));
    }

    internal static StoredBatch Read(RowReader row) => new(
        row.Tenant(), row.Guid(), row.Guid(), row.Int(), row.Instant(), row.InstantOrNull(), row.InstantOrNull(),
        row.Int(), row.TextOrNull(), row.Number(), row.BytesOrNull());
}
