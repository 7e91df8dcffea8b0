using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>
/// Starts the rows of a batch strictly in order, in chunks, while earlier ones are processed. A row waits, and with it
/// all that follow, until the earlier rows of its account are done.
/// </summary>
internal sealed class RowStarter(
    IBatchRows rows, IBatchExecutions executions, BatchOptions options, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Chunks that are much smaller share no commits, so a little room is waited for.</summary>
    private int LeastRoom => Math.Max(1, Math.Min(options.Chunk, options.Outstanding) / 4);

    public async Task StartAllAsync(BatchJob job, CancellationToken cancel)
    {
        var files = job.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var running = await RunningRows.LoadAsync(rows, job, cancel);
        var pace = new Pace(options.Poll);
        var last = 0;
        while (true)
        {
            var room = options.Outstanding - running.Count;
            if (room < LeastRoom)
            {
                await LookAsync(job, running, pace, cancel);
                continue;
            }

            var waiting = await rows.ReadAsync(
                job, [RowState.Pending], last, Math.Min(options.Chunk, room), cancel);
            if (waiting.Count == 0)
            {
                return;
            }

            var chunk = RowChunk.Take(waiting, running, room);
            if (chunk.Count == 0)
            {
                await LookAsync(job, running, pace, cancel);
                continue;
            }

            var started = await StartAsync(job, chunk, files, cancel);
            started.ForEach(running.Add);
            last = chunk[^1].Number;
        }
    }

    public async Task AwaitAllAsync(BatchJob job, CancellationToken cancel)
    {
        var running = await RunningRows.LoadAsync(rows, job, cancel);
        var pace = new Pace(options.Poll);
        while (running.Count > 0)
        {
            await LookAsync(job, running, pace, cancel);
        }
    }

    /// <summary>A crash between both calls leaves the rows pending, and the repeat finds what was made.</summary>
    private async Task<List<BatchRow>> StartAsync(
        BatchJob job, IReadOnlyList<BatchRow> chunk, IReadOnlyDictionary<string, Home.UploadedFile> files,
        CancellationToken cancel)
    {
        var outcomes = await StartPatientlyAsync(
            new BatchStart(job.Tenant, job.Id, job.Folder.ToString(), chunk, files), cancel);
        List<BatchRow> started = [.. chunk.Zip(outcomes, Apply)];
        await SaveAsync(job, started, cancel);
        return started;
    }

    private static BatchRow Apply(BatchRow row, RowStart outcome) => outcome.Error is { } error
        ? row.Fail(error, outcome.Detail ?? "") with { Execution = outcome.Execution }
        : row with { State = RowState.Finalized, Execution = outcome.Execution, Account = outcome.Account };

    private async Task<IReadOnlyList<RowStart>> StartPatientlyAsync(BatchStart start, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            try
            {
                return await executions.StartAsync(start, cancel);
            }
            catch (BatchBusyException) when (time.GetElapsedTime(began) < options.BusyPatience)
            {
                await Task.Delay(pause, time, cancel);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (BatchBusyException)
            {
                return [.. start.Rows.Select(_ => RowStart.Failed(
                    BatchErrors.NoAvailableExecutor, "The service was too busy; upload this row again later."))];
            }
        }
    }

    /// <summary>
    /// Waits, asks after the running rows and saves what ended. It never asks again at once, even when rows ended: the
    /// answer costs a look at each running row, and the workers need the processor.
    /// </summary>
    private async Task LookAsync(BatchJob job, RunningRows running, Pace pace, CancellationToken cancel)
    {
        await Task.Delay(pace.Pause, time, cancel);
        var progress = await executions.ProgressAsync(running.Span(job), cancel);
        BatchRow[] ended = [.. running.Rows.Select(r => End(r, progress)).OfType<BatchRow>()];
        pace.Saw(ended.Length);
        if (ended.Length > 0)
        {
            await SaveAsync(job, ended, cancel);
            Array.ForEach(ended, running.Remove);
        }
    }

    private static BatchRow? End(BatchRow row, IReadOnlyDictionary<ExecutionId, RowProgress> progress)
    {
        if (!progress.TryGetValue(row.Execution!.Value, out var state))
        {
            return row.Fail(BatchErrors.Process, "The transaction was deleted before it was processed.");
        }

        return state switch
        {
            RowProgress.Processed => row with { State = RowState.Processed },
            RowProgress.Expired => row.Fail(BatchErrors.Process, "The transaction expired before it was processed."),
            _ => null,
        };
    }

    private async Task SaveAsync(BatchJob job, IReadOnlyList<BatchRow> changed, CancellationToken cancel)
    {
        if (!await rows.SaveAsync(job, changed, cancel))
        {
            throw new LeaseLostException();
        }
    }
}
