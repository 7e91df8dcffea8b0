namespace Bonafide.Core.Capabilities;

/// <summary>The four decision types of the contract (04), for a capability, a step and a workflow alike.</summary>
public enum Decision
{
    NotExecuted = 0,
    Passed = 1,
    Warning = 2,
    Rejected = 3,
}

public static class DecisionNames
{
    /// <summary>The word on the wire.</summary>
    public static string Wire(this Decision decision) => decision switch
    {
        Decision.Passed => "PASSED",
        Decision.Warning => "WARNING",
        Decision.Rejected => "REJECTED",
        _ => "NOT_EXECUTED",
    };

    /// <summary>Reads the word on the wire; null when it is none of the four.</summary>
    public static Decision? Parse(string? wire) => wire switch
    {
        "PASSED" => Decision.Passed,
        "WARNING" => Decision.Warning,
        "REJECTED" => Decision.Rejected,
        "NOT_EXECUTED" => Decision.NotExecuted,
        _ => null,
    };
}
