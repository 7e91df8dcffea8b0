using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>A batch as its row stands.</summary>
public sealed record BatchJob
{
    public required Guid Id { get; init; }

    public required TenantId Tenant { get; init; }

    /// <summary>The UUID folder; also the request reference, and the reporting criteria of every transaction.</summary>
    public required Guid Folder { get; init; }

    public required BatchState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the first row was handed over; progress is measured from here.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Rows below the header; 0 before ingest.</summary>
    public int Total { get; init; }

    /// <summary>The name of the error that stopped the whole job.</summary>
    public string? Error { get; init; }

    /// <summary>The files that the batch reads: as uploaded, then with its archives expanded.</summary>
    public required IReadOnlyList<UploadedFile> Files { get; init; }

    /// <summary>Counts up with each lease; a write of an older lease changes nothing.</summary>
    public long LeaseEpoch { get; init; }
}

/// <summary>How many rows are in which state.</summary>
public sealed record RowCounts(int Pending, int Running, int Succeeded, int Failed)
{
    public int Total => Pending + Running + Succeeded + Failed;
}
