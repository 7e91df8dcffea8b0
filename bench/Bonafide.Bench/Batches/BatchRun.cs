using System.Globalization;
using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Bench.Serving;
using Bonafide.Core;

namespace Bonafide.Bench.Batches;

/// <summary>
/// Rows of a data-only workflow from DONE to COMPLETED, beside a loop that sends the same writes through the same
/// services and writer without a batch around it, both to the last decision.
/// </summary>
internal sealed class BatchRun : IFigure
{
    private const int Chunk = 200;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public string Name => "batch-run";

    public string Summary => "10,000 rows of a data-only workflow, DONE to COMPLETED, beside a plain loop";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var rows = arguments.Number("rows", 10_000);
        await using var host = await BenchHost.StartAsync();
        var batches = new BatchBench(host);
        await batches.PrepareAsync();
        await batches.RunAsync(batches.Upload(Csv("warm", 400, 400)), job => job.CompletedAt is not null);

        var people = arguments.Number("people", rows);
        var began = Environment.CpuUsage.TotalTime;
        var loop = await BatchBench.SecondsAsync(() => LoopAsync(host, Csv("loop", rows, people)));
        var loopCost = Environment.CpuUsage.TotalTime - began;
        var upload = batches.Upload(Csv("batch", rows, people));
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

    /// <summary>Rows of the email check, as a customer's file has them: of as many people.</summary>
    private static string Csv(string run, int rows, int people)
    {
        var text = new StringBuilder("workflowDefinitionKey,customerInternalReference,preparedData.email\n");
        foreach (var row in Enumerable.Range(0, rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"10066,{run} row {row},{run}.{row % people}@sandbox.example\n");
        }

        return text.ToString();
    }

    private static async Task LoopAsync(BenchHost host, string csv)
    {
        var executions = host.Services.GetRequiredService<IBatchExecutions>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
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

        var span = new BatchSpan(host.Tenant, reference, 1, running.Count);
        while (running.Count > 0)
        {
            await Task.Delay(Look);
            var progress = await executions.ProgressAsync(span, default);
            running.RemoveAll(id => progress.GetValueOrDefault(id) == RowProgress.Processed);
        }
    }
}
