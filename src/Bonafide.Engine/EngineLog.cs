using Microsoft.Extensions.Logging;

namespace Bonafide.Engine;

/// <summary>
/// What the engine logs, ids 2000 to 2099: ids and names of types, never messages of exceptions, which may quote
/// personal data.
/// </summary>
internal static partial class EngineLog
{
    [LoggerMessage(2000, LogLevel.Error, "Round {Name} failed: {Fault}")]
    public static partial void RoundFailed(ILogger log, string name, string fault);

    [LoggerMessage(2001, LogLevel.Error, "Run {Epoch} of execution {Execution} failed: {Fault}")]
    public static partial void RunFailed(ILogger log, Guid execution, long epoch, string fault);

    [LoggerMessage(2002, LogLevel.Information, "Run {Epoch} of execution {Execution} lost its lease")]
    public static partial void LeaseLost(ILogger log, Guid execution, long epoch);

    [LoggerMessage(2003, LogLevel.Warning, "Gathering {Kind} for execution {Execution} failed: {Fault}")]
    public static partial void GatherFailed(ILogger log, Guid execution, string kind, string fault);

    [LoggerMessage(2004, LogLevel.Error, "Judging {Capability} for execution {Execution} failed: {Fault}")]
    public static partial void JudgeFailed(ILogger log, Guid execution, string capability, string fault);

    [LoggerMessage(2005, LogLevel.Information, "Execution {Execution} processed in run {Epoch}")]
    public static partial void Processed(ILogger log, Guid execution, long epoch);

    [LoggerMessage(2010, LogLevel.Warning, "Callback {Callback}: attempt failed with {Failure}")]
    public static partial void CallbackFailed(ILogger log, Guid callback, string failure);

    [LoggerMessage(2020, LogLevel.Warning, "Blob {Blob} could not be deleted: {Fault}")]
    public static partial void BlobNotDeleted(ILogger log, Guid blob, string fault);
}
