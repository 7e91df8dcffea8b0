using System.Text;
using Bonafide.Batch.Executions;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Bench.Serving;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tenants;

namespace Bonafide.Bench.Batches;

/// <summary>Batches of the bench's tenant, from inside.</summary>
internal sealed class BatchBench(BenchHost host)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Selects a client of the tenant, so that rows are authorised.</summary>
    public async Task PrepareAsync()
    {
        var actor = Actor.System(host.Tenant, "bench");
        var client = await host.Services.GetRequiredService<TenantCreation>().CreateClientAsync(
            actor, "Batches", Permissions.All, CancellationToken.None);
        await host.Services.GetRequiredService<BatchClientChoice>().SelectAsync(
            actor, client.Client.ClientId, IdempotentRequest.Once, CancellationToken.None);
    }

    /// <summary>Puts an input.csv into the spool, as an upload would.</summary>
    public UploadedFolder Upload(string csv)
    {
        var ids = host.Services.GetRequiredService<IIds>();
        var content = ids.New();
        var bytes = Encoding.UTF8.GetBytes(csv);
        using var file = host.Services.GetRequiredService<ISpool>().Create(content);
        RandomAccess.Write(file, bytes, 0);
        return new(host.Tenant, ids.New(), [new("input.csv", content, bytes.Length)]);
    }

    /// <summary>Closes DONE and waits for a state.</summary>
    public async Task<BatchJob> RunAsync(UploadedFolder folder, Func<BatchJob, bool> until)
    {
        await host.Services.GetRequiredService<IBatchInbox>().SubmitAsync(folder, default);
        var jobs = host.Services.GetRequiredService<IBatchJobs>();
        while (true)
        {
            if (await jobs.FindAsync(host.Tenant, folder.Id, default) is { } job && until(job))
            {
                return job;
            }

            await Task.Delay(Look);
        }
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
