using System.Diagnostics;
using Bonafide.Batch.Home;
using Bonafide.Batch.Jobs;
using Bonafide.Bench.Serving;

namespace Bonafide.Bench.Batches;

/// <summary>Working set of the process while a CSV of 50 MB is validated and read into rows.</summary>
internal sealed class BatchMemory : IFigure
{
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(10);

    public string Name => "batch-memory";

    public string Summary => "memory while a CSV of 50 MB is ingested, above idle";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        await using var host = await BenchHost.StartAsync();
        var batches = new BatchBench(host);
        await batches.PrepareAsync();
        await batches.RunAsync(batches.Upload(WideCsv.Make(50, 300)), job => job.CompletedAt is not null);
        var upload = Upload(batches, arguments.Number("rows", 10_000));
        var idle = Idle();
        using var ended = new CancellationTokenSource();
        var peak = Task.Run(() => PeakAsync(ended.Token));

        await batches.RunAsync(upload, job => job.State > BatchState.Ingest);

        await ended.CancelAsync();
        var most = await peak;
        return
        [
            new("size of the file", upload.Files[0].Size / 1e6, "MB"),
            new("idle", idle, "MB"),
            new("peak while ingesting", most, "MB"),
            new("above idle", most - idle, "MB", Bar.AtMost(100)),
        ];
    }

    /// <summary>In a method of its own, so that the text is garbage before idle is measured.</summary>
    private static UploadedFolder Upload(BatchBench batches, int rows) =>
        batches.Upload(WideCsv.Make(rows, 5_000));

    private static double Idle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return WorkingSet();
    }

    private static double WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static async Task<double> PeakAsync(CancellationToken ended)
    {
        var most = 0.0;
        while (!ended.IsCancellationRequested)
        {
            most = Math.Max(most, WorkingSet());
            await Task.Delay(Sample, CancellationToken.None);
        }

        return most;
    }
}
