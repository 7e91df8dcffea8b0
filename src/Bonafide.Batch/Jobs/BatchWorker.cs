using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Batch.Jobs;

/// <summary>Leases batches and runs several side by side, for as long as the server runs.</summary>
internal sealed partial class BatchWorker(
    IBatchJobs jobs, BatchRunner runner, BatchSignal signal, BatchOptions options, TimeProvider time,
    ILogger<BatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private readonly Dictionary<Guid, int> _broken = [];
    private readonly Lock _lock = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            var job = running.Count < options.Batches ? await LeaseAsync(stoppingToken) : null;
            if (job is not null)
            {
                running.Add(Task.Run(() => RunAsync(job, stoppingToken), CancellationToken.None));
                continue;
            }

            var woken = signal.WaitAsync(LookEvery, stoppingToken);
            await Task.WhenAny([woken, .. running]).ConfigureAwait(false);
        }

        await Task.WhenAll(running);
    }

    private async Task<BatchJob?> LeaseAsync(CancellationToken cancel)
    {
        try
        {
            return await jobs.LeaseAsync(options.Lease, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogLeaseFailed(log, failure);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task RunAsync(BatchJob job, CancellationToken stopping)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(job, held);
        try
        {
            var ended = await runner.RunAsync(job, held.Token);
            LogEnded(log, job.Id, ended.State);
        }
        catch (Exception failure) when (failure is LeaseLostException || held.IsCancellationRequested)
        {
            LogGivenUp(log, job.Id);
        }
        catch (Exception failure)
        {
            await BrokenAsync(job, failure, stopping);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(BatchJob job, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(options.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await jobs.RenewAsync(job, options.Lease, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>The lease runs out by itself, and with it the pause before the next try.</summary>
    private async Task BrokenAsync(BatchJob job, Exception failure, CancellationToken cancel)
    {
        LogBroken(log, failure, job.Id);
        int count;
        lock (_lock)
        {
            count = _broken[job.Id] = _broken.GetValueOrDefault(job.Id) + 1;
        }

        // What was saved since the lease began counts, and only as long as the lease is ours.
        if (count < options.Attempts
            || await jobs.FindAsync(job.Tenant, job.Folder, cancel) is not { } current
            || current.LeaseEpoch != job.LeaseEpoch)
        {
            return;
        }

        try
        {
            await runner.AbandonAsync(current, cancel);
        }
        catch (LeaseLostException)
        {
            LogGivenUp(log, job.Id);
        }
    }

    [LoggerMessage(6101, LogLevel.Information, "Batch {Batch} ended: {State}")]
    private static partial void LogEnded(ILogger log, Guid batch, BatchState state);

    [LoggerMessage(6102, LogLevel.Information, "Batch {Batch} is left to another node or a later start")]
    private static partial void LogGivenUp(ILogger log, Guid batch);

    [LoggerMessage(6103, LogLevel.Error, "Batch {Batch} broke and is tried again")]
    private static partial void LogBroken(ILogger log, Exception failure, Guid batch);

    [LoggerMessage(6104, LogLevel.Warning, "No batch could be leased")]
    private static partial void LogLeaseFailed(ILogger log, Exception failure);
}
