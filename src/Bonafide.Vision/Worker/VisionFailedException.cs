namespace Bonafide.Vision.Worker;

/// <summary>A request to a vision worker came to nothing. Its message names kinds and never what was looked
/// at.</summary>
public sealed class VisionFailedException : Exception
{
    public VisionFailedException(VisionFailure kind, string task, string detail)
        : base($"The vision task '{task}' failed: {kind} ({detail}).") => Kind = kind;

    public VisionFailure Kind { get; }
}

public enum VisionFailure
{
    /// <summary>The task threw; the worker goes on.</summary>
    Refused = 1,

    /// <summary>The worker died on the request and was replaced.</summary>
    Died = 2,

    /// <summary>The worker took too long and was replaced.</summary>
    TimedOut = 3,

    /// <summary>The worker could not be started, or its box not be made.</summary>
    NotStarted = 4,
}
