namespace Bonafide.Core.Executions;

/// <summary>The status on the wire (contract 03 §1).</summary>
public enum ExecutionStatus
{
    Initiated = 1,
    AcquisitionStarted = 2,
    Acquired = 3,
    Processed = 4,
    SessionExpired = 5,
    TokenExpired = 6,
}

/// <summary>The internal state, which knows more than the wire shows.</summary>
public enum ExecutionState
{
    Initiated = 1,
    AcquisitionStarted = 2,

    /// <summary>Finalized; facts are being gathered and judged.</summary>
    Processing = 3,

    /// <summary>Judged, held for an analyst; ACQUIRED on the wire (ruling 8c).</summary>
    InReview = 4,

    Processed = 5,
    SessionExpired = 6,
    TokenExpired = 7,
}

/// <summary>Which work goes first.</summary>
public enum WorkClass
{
    Interactive = 1,
    Batch = 2,
}

public static class ExecutionStates
{
    public static ExecutionStatus Status(this ExecutionState state) => state switch
    {
        ExecutionState.Initiated => ExecutionStatus.Initiated,
        ExecutionState.AcquisitionStarted => ExecutionStatus.AcquisitionStarted,
        ExecutionState.Processing or ExecutionState.InReview => ExecutionStatus.Acquired,
        ExecutionState.Processed => ExecutionStatus.Processed,
        ExecutionState.SessionExpired => ExecutionStatus.SessionExpired,
        _ => ExecutionStatus.TokenExpired,
    };

    public static bool IsFinal(this ExecutionStatus status) => status >= ExecutionStatus.Processed;

    public static string Wire(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Initiated => "INITIATED",
        ExecutionStatus.AcquisitionStarted => "ACQUISITION_STARTED",
        ExecutionStatus.Acquired => "ACQUIRED",
        ExecutionStatus.Processed => "PROCESSED",
        ExecutionStatus.SessionExpired => "SESSION_EXPIRED",
        _ => "TOKEN_EXPIRED",
    };

    public static ExecutionStatus? Parse(string? wire) => wire switch
    {
        "INITIATED" => ExecutionStatus.Initiated,
        "ACQUISITION_STARTED" => ExecutionStatus.AcquisitionStarted,
        "ACQUIRED" => ExecutionStatus.Acquired,
        "PROCESSED" => ExecutionStatus.Processed,
        "SESSION_EXPIRED" => ExecutionStatus.SessionExpired,
        "TOKEN_EXPIRED" => ExecutionStatus.TokenExpired,
        _ => null,
    };
}
