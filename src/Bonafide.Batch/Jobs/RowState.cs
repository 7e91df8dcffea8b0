namespace Bonafide.Batch.Jobs;

/// <summary>The states of a row (contract 07 §5); numbers are stored.</summary>
public enum RowState
{
    Pending = 1,

    /// <summary>An execution id is reserved: the row may have been created, and is asked about after a crash.</summary>
    Created = 2,

    Finalized = 3,
    Processed = 4,
    Failed = 5,
}
