using System.ComponentModel.DataAnnotations;
using Bonafide.Batch.Csv;

namespace Bonafide.Batch.Jobs;

/// <summary>How batches are run.</summary>
public sealed record BatchOptions
{
    public CsvLimits Csv { get; init; } = new();

    public ZipLimits Zip { get; init; } = new();

    /// <summary>
    /// Rows that are created in one write. Default: enough to share a commit, few enough to lose little.
    /// </summary>
    [Range(1, 1000)]
    public int Chunk { get; init; } = 200;

    /// <summary>
    /// Rows of a batch whose executions run at the same time, so that one batch never fills the queue.
    /// </summary>
    [Range(1, 10_000)]
    public int Outstanding { get; init; } = 1_000;

    /// <summary>Batches that run at the same time on one node.</summary>
    [Range(1, 64)]
    public int Batches { get; init; } = 4;

    /// <summary>How often the executions of a batch are asked after.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Life of a lease; renewed at a third of it. Another node takes a batch over after this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long busy services are waited for before the waiting rows fail with NO_AVAILABLE_EXECUTOR.
    /// </summary>
    public TimeSpan BusyPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Runs that may break unexpectedly, one after the other, before the batch ends in ERROR.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 5;
}
