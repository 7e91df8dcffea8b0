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

    /// <summary>
    /// Rows of a chunk whose files are uploaded and finalized at the same time. Default: enough to share commits.
    /// </summary>
    [Range(1, 256)]
    public int Uploads { get; init; } = 32;

    /// <summary>Bytes of a request that brings a batch, 1 MB to 1 GB; larger ones come by SFTP.</summary>
    [Range(1 << 20, 1 << 30)]
    public int RequestBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Batches of one tenant that may be open before a request with another one is refused.</summary>
    [Range(1, 10_000)]
    public int MostOpen { get; init; } = 100;

    /// <summary>How long files and cells are kept after the end (contract 07 §5: 7 days).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan KeepAfterEnd { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Batches that run at the same time on one node.</summary>
    [Range(1, 64)]
    public int Batches { get; init; } = 4;

    /// <summary>
    /// How often the executions of a batch are asked after while none ends; more often while some do.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Life of a lease; renewed at a third of it. Another node takes a batch over after this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long busy services are waited for before the waiting rows fail with NO_AVAILABLE_EXECUTOR.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan BusyPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Runs that may break unexpectedly, one after the other, before the batch ends in ERROR.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 5;
}
