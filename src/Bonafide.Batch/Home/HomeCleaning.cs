using Bonafide.Batch.Jobs;
using Bonafide.Batch.Storage;
using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Home;

/// <summary>
/// Deletes files and cells of batches that ended long enough ago (contract 07 §5: 7 days). The row that says so is
/// written last, so that a crash only repeats the deletion.
/// </summary>
internal sealed class HomeCleaning(
    Database database, KeyRing keyRing, TenantHomes homes, ISpool spool, BatchOptions options, TimeProvider time)
    : IRound
{
    private const int Most = 50;

    public string Name => "old batches";

    public TimeSpan Interval => TimeSpan.FromMinutes(10);

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.KeepAfterEnd;
        var old = await database.ReadAcrossTenantsAsync(
            session => Sweeps.OldBatches(session, before, Most), cancellationToken);
        foreach (var stored in old)
        {
            var job = StoredBatchJobs.Load(await keyRing.GetAsync(stored.Tenant, cancellationToken), stored);
            await (await homes.GetAsync(job.Tenant)).RemoveBatchAsync(job.Folder, cancellationToken);
            foreach (var file in job.Files)
            {
                spool.Delete(file.Content);
            }

            await database.Writes.RunAsync(
                Actor.System(job.Tenant, Name),
                write =>
                {
                    BatchRows.Clean(job.Tenant, write, job.Id, job.Folder);
                    return true;
                },
                cancellationToken);
        }

        return old.Count == Most;
    }
}
