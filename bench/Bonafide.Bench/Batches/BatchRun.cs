using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Bench.Serving;
using Bonafide.Core;
using Bonafide.Server.Cli;

namespace Bonafide.Bench.Batches;

/// <summary>
/// Rows of a data-only workflow from DONE to COMPLETED, beside a loop that sends the same writes through the same
/// services and writer without a batch around it, both to the last decision.
/// </summary>
internal sealed class BatchRun : IFigure
{
    private const int Chunk = 200;

    public string Name => "batch-run";

    public string Summary => "10,000 rows of a data-only workflow, DONE to COMPLETED, beside a plain loop";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var rows = arguments.Number("rows", 10_000);
        await using var host = await BenchHost.StartAsync();
        var batches = new BatchBench(host);
        await batches.PrepareAsync();
        await batches.RunAsync(batches.Upload(DemoBatchVerb.Csv(100)), job => job.CompletedAt is not null);

        var csv = DemoBatchVerb.Csv(rows).Replace("99999", "10066", StringComparison.Ordinal);
        var began = Environment.CpuUsage.TotalTime;
        var loop = await BatchBench.SecondsAsync(() => LoopAsync(host, csv));
        var loopCost = Environment.CpuUsage.TotalTime - began;
        var upload = batches.Upload(csv);
        BatchJob? ended = null;
        began = Environment.CpuUsage.TotalTime;
        var batch = await BatchBench.SecondsAsync(async () =>
            ended = await batches.RunAsync(upload, job => job.CompletedAt is not null));
        var batchCost = Environment.CpuUsage.TotalTime - began;
        if (ended!.State != BatchState.Completed)
        {
            throw new InvalidOperationException($"The batch ended as {ended.State}.");
        }

        return
        [
            new($"batch of {rows:N0} rows", batch, "s", Bar.AtMost(20)),
            new("the same writes in a loop", loop, "s"),
            new("batch ÷ loop", batch / loop, "×", Bar.AtMost(2)),
            new("processor time of a row in the batch", batchCost.TotalMilliseconds / rows, "ms"),
            new("processor time of a row in the loop", loopCost.TotalMilliseconds / rows, "ms"),
        ];
    }

    private static async Task LoopAsync(BenchHost host, string csv)
    {
        var executions = host.Services.GetRequiredService<IBatchExecutions>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var reference = Guid.NewGuid();
        var running = new List<ExecutionId>();
        foreach (var chunk in InputRows.Read(stream, new CsvLimits()).Chunk(Chunk))
        {
            BatchRow[] rows = [.. chunk.Select(row => new BatchRow { Input = row })];
            var started = await executions.StartAsync(
                new(host.Tenant, reference, reference.ToString(), rows,
                    new Dictionary<string, Batch.Home.UploadedFile>()),
                default);
            running.AddRange(started.Select(one => one.Execution!.Value));
        }

        while (running.Count > 0)
        {
            var progress = await executions.ProgressAsync(host.Tenant, [.. running.Take(1_000)], default);
            if (running.RemoveAll(id => progress.GetValueOrDefault(id) == RowProgress.Processed) == 0)
            {
                await Task.Delay(20);
            }
        }
    }
}
