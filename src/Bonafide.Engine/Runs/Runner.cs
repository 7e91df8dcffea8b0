using Bonafide.Engine.Dispatch;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Runs;

/// <summary>
/// Takes what waits, interactive first, when a worker has a place, and runs it under a lease with a heartbeat.
/// </summary>
internal sealed class Runner(
    WorkQueue queue,
    WorkerRoom room,
    Leasing leasing,
    ExecutionRun run,
    EngineOptions options,
    TimeProvider time,
    ILogger<Runner> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private int _inFlight;
    private long _begun;

    /// <summary>Workers without work.</summary>
    public int Idle => Math.Min(room.Free, options.MostInFlight - Volatile.Read(ref _inFlight));

    /// <summary>Executions taken up since the start.</summary>
    public long Begun => Volatile.Read(ref _begun);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.MostInFlight).Select(_ => WorkAsync(stoppingToken)));

    /// <summary>Runs one execution to its end, its lease's end, or a pause.</summary>
    internal Task RunAsync(WorkItem item, CancellationToken stopping) => RunAsync(() => item, stopping);

    private async Task RunAsync(Func<WorkItem> next, CancellationToken stopping)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            using var place = new WorkerPlace(room, stopping);
            await place.EnterAsync().ConfigureAwait(false);
            Interlocked.Increment(ref _begun);
            if (await leasing.TakeAsync(next(), stopping).ConfigureAwait(false) is { } lease)
            {
                await UnderLeaseAsync(lease, place, stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await queue.WaitAsync(stopping).ConfigureAwait(false);
                await RunAsync(queue.Take, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Nothing was leased, or the pause could not be stored: the row brings the execution back by itself.
                EngineLog.RoundFailed(log, "runner", fault.GetType().Name);
            }
        }
    }

    private async Task UnderLeaseAsync(RunLease lease, WorkerPlace place, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = BeatAsync(lease, lost);
        try
        {
            await run.GoAsync(lease, place, lost.Token).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            EngineLog.LeaseLost(log, lease.Execution.Value, lease.Epoch);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A clean end: somebody else may go on at once.
            await lease.ReleaseAsync(TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            EngineLog.LeaseLost(log, lease.Execution.Value, lease.Epoch);
        }
        catch (Exception fault)
        {
            EngineLog.RunFailed(log, lease.Execution.Value, lease.Epoch, fault.GetType().Name);
            await lease.ReleaseAsync(Backoff.Of(options.RunPause, lease.Run - 1, LongestPause), stopping)
                .ConfigureAwait(false);
        }
        finally
        {
            await lost.CancelAsync().ConfigureAwait(false);
            await heartbeat.ConfigureAwait(false);
        }
    }

    /// <summary>Renews the lease until the run ends; a run whose lease cannot be kept is stopped.</summary>
    private async Task BeatAsync(RunLease lease, CancellationTokenSource run)
    {
        var renewedAt = time.GetTimestamp();
        while (!run.IsCancellationRequested)
        {
            await Task.Delay(options.Heartbeat, time, run.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (run.IsCancellationRequested)
            {
                return;
            }

            var isMine = true;
            try
            {
                isMine = await lease.RenewAsync(run.Token).ConfigureAwait(false);
                renewedAt = time.GetTimestamp();
            }
            catch (Exception fault)
            {
                EngineLog.RoundFailed(log, "heartbeat", fault.GetType().Name);
                isMine = time.GetElapsedTime(renewedAt) < options.Lease;
            }

            if (!isMine)
            {
                await run.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
