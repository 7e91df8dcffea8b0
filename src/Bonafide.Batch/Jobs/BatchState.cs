namespace Bonafide.Batch.Jobs;

/// <summary>The states of a job (seed, "Status"); numbers are stored.</summary>
public enum BatchState
{
    Created = 1,
    InProgress = 2,
    Ingest = 3,
    Process = 4,
    Waiting = 5,
    Completed = 6,
    CompletedWithError = 7,
    Error = 8,
}

public static class BatchStates
{
    public static bool IsFinal(this BatchState state) => state >= BatchState.Completed;

    public static string Wire(this BatchState state) => state switch
    {
        BatchState.Created => "CREATED",
        BatchState.InProgress => "IN_PROGRESS",
        BatchState.Ingest => "IN_PROGRESS_INGEST",
        BatchState.Process => "IN_PROGRESS_PROCESS",
        BatchState.Waiting => "IN_PROGRESS_WAITING_PROCESSED_CONFIRMATION",
        BatchState.Completed => "COMPLETED",
        BatchState.CompletedWithError => "COMPLETED_WITH_ERROR",
        _ => "ERROR",
    };
}
