using Bonafide.Batch.Home;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>The application's own services, as a batch needs them.</summary>
public interface IBatchExecutions
{
    /// <summary>
    /// Creates account and execution of each row in the order given, uploads its files and prepared data, finalizes it
    /// with class batch. Uploads may overlap. Each execution is bound to (batch, row number), which makes this
    /// repeatable: what exists is continued, never made again. The answer has the rows' order.
    /// </summary>
    /// <exception cref="BatchBusyException">The services take no more work right now.</exception>
    ValueTask<IReadOnlyList<RowStart>> StartAsync(BatchStart start, CancellationToken cancel);

    /// <summary>
    /// How far the executions of a batch's rows are; those that are not answered do not exist any more.
    /// </summary>
    ValueTask<IReadOnlyDictionary<ExecutionId, RowProgress>> ProgressAsync(BatchSpan span, CancellationToken cancel);
}

/// <summary>Rows to start for a batch.</summary>
/// <param name="Tenant">Whose batch it is; the selected OAuth2 client of the tenant authorises the rows.</param>
/// <param name="Batch">What the executions are bound to, with their row's number.</param>
/// <param name="ReportingCriteria">The request reference, by which the transactions are found.</param>
/// <param name="Rows">In the order in which they are to be created.</param>
/// <param name="Files">The batch's files by path.</param>
public sealed record BatchStart(
    TenantId Tenant, Guid Batch, string ReportingCriteria, IReadOnlyList<BatchRow> Rows,
    IReadOnlyDictionary<string, UploadedFile> Files);

/// <summary>Rows of a batch that are asked after, by their numbers, both ends included.</summary>
public readonly record struct BatchSpan(TenantId Tenant, Guid Batch, int First, int Last);

/// <summary>What became of one row: its execution where it was finalized, else an error with its detail.</summary>
public sealed record RowStart(ExecutionId? Execution, AccountId? Account, string? Error, string? Detail)
{
    public static RowStart Finalized(ExecutionId execution, AccountId account) => new(execution, account, null, null);

    /// <param name="execution">The execution that could not be finalized, where one was made.</param>
    public static RowStart Failed(string error, string detail, ExecutionId? execution = null) =>
        new(execution, null, error, detail);
}

public enum RowProgress
{
    Running = 1,
    Processed = 2,
    Expired = 3,
}

/// <summary>Too much work is queued; the caller tries again later.</summary>
public sealed class BatchBusyException(string message) : Exception(message);
