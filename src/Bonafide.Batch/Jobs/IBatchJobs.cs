using Bonafide.Batch.Csv;
using Bonafide.Core;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Jobs;

/// <summary>The rows of batches.</summary>
public interface IBatchJobs
{
    /// <summary>
    /// Inserts unless the tenant has a batch of this folder; false when it has. Durable when it returns.
    /// </summary>
    ValueTask<bool> CreateAsync(BatchJob job, CancellationToken cancel);

    /// <summary>Leases an unfinished batch that nobody holds, oldest first; null when there is none.</summary>
    ValueTask<BatchJob?> LeaseAsync(TimeSpan span, CancellationToken cancel);

    /// <summary>Keeps the lease for another span; false when another node took it.</summary>
    ValueTask<bool> RenewAsync(BatchJob job, TimeSpan span, CancellationToken cancel);

    /// <summary>Saves where the lease is still ours; false when it is not.</summary>
    ValueTask<bool> SaveAsync(BatchJob job, CancellationToken cancel);

    ValueTask<BatchJob?> FindAsync(TenantId tenant, Guid folder, CancellationToken cancel);

    /// <summary>Newest first, those before the last one of a page.</summary>
    ValueTask<IReadOnlyList<BatchJob>> ListAsync(
        TenantId tenant, Keyset before, int limit, CancellationToken cancel);
}

/// <summary>The rows of one batch, and the findings about its files.</summary>
public interface IBatchRows
{
    /// <summary>Inserts rows; those that are there already stay as they are.</summary>
    ValueTask AddAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel);

    /// <summary>Rows in these states, by number, after one.</summary>
    ValueTask<IReadOnlyList<BatchRow>> ReadAsync(
        BatchJob job, IReadOnlyList<RowState> states, int after, int limit, CancellationToken cancel);

    /// <summary>Saves rows in one write where the batch's lease is still ours; false when it is not.</summary>
    ValueTask<bool> SaveAsync(BatchJob job, IReadOnlyList<BatchRow> rows, CancellationToken cancel);

    ValueTask<RowCounts> CountAsync(BatchJob job, CancellationToken cancel);

    /// <summary>Replaces the report of a folder, which a dry run has before there is a batch.</summary>
    ValueTask SaveReportAsync(TenantId tenant, Guid folder, ValidationReport report, CancellationToken cancel);

    ValueTask<ValidationReport?> ReadReportAsync(TenantId tenant, Guid folder, CancellationToken cancel);
}
