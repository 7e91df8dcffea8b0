namespace Bonafide.Batch.Jobs;

/// <summary>The states of a row; numbers are stored. A row is created and finalized by one call, so between both it
/// is still pending and is asked about by its binding (contract 07 §5 names that moment CREATED).</summary>
public enum RowState
{
    Pending = 1,
    Finalized = 3,
    Processed = 4,
    Failed = 5,
}
