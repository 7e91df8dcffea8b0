using System.Text.Json;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Storage;

/// <summary>
/// Batches in the database. Only a lease brings a batch's files along; looking at one does not need them.
/// </summary>
internal sealed class StoredBatchJobs(Database database, KeyRing keyRing) : IBatchJobs
{
    public async ValueTask<bool> CreateAsync(BatchJob job, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(job.Tenant, cancel);
        var stored = Store(job, SealFiles(keys, job));
        try
        {
            return await database.Writes.RunAsync(
                Actor.System(job.Tenant, "batch"), write => BatchRows.Insert(job.Tenant, write, stored), cancel);
        }
        catch (Exception failure) when (failure is WritesFullException or System.Data.Common.DbException)
        {
            throw new IOException("The batch could not be written.", failure);
        }
    }

    public async ValueTask<BatchJob?> LeaseAsync(TimeSpan span, CancellationToken cancel)
    {
        var stored = await database.Writes.RunAcrossTenantsAsync(
            "batch", write => Sweeps.LeaseBatch(write, write.Now + span), cancel);
        return stored is null ? null : Load(await keyRing.GetAsync(stored.Tenant, cancel), stored);
    }

    public async ValueTask<bool> RenewAsync(BatchJob job, TimeSpan span, CancellationToken cancel) =>
        await database.Writes.RunAsync(
            Actor.System(job.Tenant, "batch"),
            write => BatchRows.Renew(job.Tenant, write, job.Id, job.LeaseEpoch, write.Now + span),
            cancel);

    /// <summary>The files change only with the step into processing, when archives have been expanded.</summary>
    public async ValueTask<bool> SaveAsync(BatchJob job, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(job.Tenant, cancel);
        var stored = Store(job, job.State == BatchState.Process ? SealFiles(keys, job) : null);
        return await database.Writes.RunAsync(
            Actor.System(job.Tenant, "batch"), write => BatchRows.Update(job.Tenant, write, stored), cancel);
    }

    public async ValueTask<BatchJob?> FindAsync(TenantId tenant, Guid folder, CancellationToken cancel)
    {
        var stored = await database.ReadAsync(tenant, s => BatchRows.Find(tenant, s, folder), cancel);
        return stored is null ? null : Load(await keyRing.GetAsync(tenant, cancel), stored);
    }

    public async ValueTask<IReadOnlyList<BatchJob>> ListAsync(
        TenantId tenant, Keyset before, int limit, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(tenant, cancel);
        var found = await database.ReadAsync(tenant, s => BatchRows.List(tenant, s, before, limit), cancel);
        return [.. found.Select(stored => Load(keys, stored))];
    }

    private static byte[] SealFiles(TenantKeys keys, BatchJob job) => keys.Seal(
        job.Id, BatchRows.FilesColumn,
        JsonSerializer.SerializeToUtf8Bytes(job.Files, StoredJson.Default.IReadOnlyListUploadedFile));

    private static StoredBatch Store(BatchJob job, byte[]? sealedFiles) => new(
        job.Tenant, job.Id, job.Folder, (int)job.State, job.CreatedAt, job.StartedAt, job.CompletedAt, job.Total,
        job.Error, job.LeaseEpoch, sealedFiles);

    internal static BatchJob Load(TenantKeys keys, StoredBatch stored) => new()
    {
        Id = stored.Id,
        Tenant = stored.Tenant,
        Folder = stored.Folder,
        State = (BatchState)stored.State,
        CreatedAt = stored.CreatedAt,
        StartedAt = stored.StartedAt,
        CompletedAt = stored.CompletedAt,
        Total = stored.Total,
        Error = stored.Error,
        LeaseEpoch = stored.LeaseEpoch,
        Files = stored.SealedFiles is null
            ? []
            : JsonSerializer.Deserialize(
                keys.Open(stored.Id, BatchRows.FilesColumn, stored.SealedFiles),
                StoredJson.Default.IReadOnlyListUploadedFile)!,
    };
}
