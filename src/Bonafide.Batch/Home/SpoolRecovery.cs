using Bonafide.Batch.Storage;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Hosting;

namespace Bonafide.Batch.Home;

/// <summary>
/// Before anything is taken in, deletes from the spool what no row names: files that a killed server left half-written
/// or half-expanded.
/// </summary>
internal sealed class SpoolRecovery(Database database, KeyRing keyRing, IHomeRows homes, ISpool spool) : IHostedService
{
    private const int Page = 100;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var named = new HashSet<Guid>();
        var tenants = await database.ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken);
        foreach (var tenant in tenants)
        {
            var rows = await homes.LoadAsync(tenant.Id, cancellationToken);
            named.UnionWith(rows.Where(row => row.Content is not null).Select(row => row.Content!.Value));
        }

        var last = Keyset.Oldest;
        while (true)
        {
            var page = await database.ReadAcrossTenantsAsync(
                session => Sweeps.BatchesWithFiles(session, last, Page), cancellationToken);
            foreach (var stored in page)
            {
                var job = StoredBatchJobs.Load(await keyRing.GetAsync(stored.Tenant, cancellationToken), stored);
                named.UnionWith(job.Files.Select(file => file.Content));
                last = new(stored.CreatedAt, stored.Id);
            }

            if (page.Count < Page)
            {
                break;
            }
        }

        spool.KeepOnly(named);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
