using Bonafide.Batch.Csv;
using Bonafide.Core;

namespace Bonafide.Batch.Jobs;

/// <summary>One row of a batch and what became of it. (Batch, number) is unique, and so is its execution.</summary>
public sealed record BatchRow
{
    public required InputRow Input { get; init; }

    public RowState State { get; init; } = RowState.Pending;

    /// <summary>What the row started; bound to it by (batch, number), which only one execution can bear.</summary>
    public ExecutionId? Execution { get; init; }

    public AccountId? Account { get; init; }

    /// <summary>One of <see cref="BatchErrors"/>.</summary>
    public string? Error { get; init; }

    /// <summary>What to mend; shows no internals and no cell's content.</summary>
    public string? Detail { get; init; }

    public int Number => Input.Number;

    public BatchRow Fail(string error, string detail) =>
        this with { State = RowState.Failed, Error = error, Detail = detail };
}
