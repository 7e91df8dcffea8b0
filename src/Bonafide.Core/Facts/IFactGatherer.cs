using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Facts;

/// <summary>
/// Answers one question about an execution from the outside world: pixels, a bundled pack, a register, a connector,
/// our own history. Runs with a deadline; an exception or a missed deadline is stored as a failed fact, after the
/// engine's bounded retries, and never as a verdict.
/// </summary>
public interface IFactGatherer
{
    /// <summary>The kind of fact that it makes; one gatherer per kind, a duplicate stops the start.</summary>
    string Kind { get; }

    /// <summary>Kinds that must be there first, such as the document facts from which a subject's name is
    /// read.</summary>
    IReadOnlyList<string> After { get; }

    /// <summary>How long one attempt may take.</summary>
    TimeSpan Deadline { get; }

    /// <summary>
    /// Whether it only waits for somebody outside, so that the worker may serve other executions meanwhile.
    /// </summary>
    bool WaitsOutside => false;

    /// <summary>One fact, or one per credential that the question concerns.</summary>
    Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Whoever would answer has no place left. That is no fault of his and no failed attempt: the execution is set aside
/// and asks again later.
/// </summary>
public sealed class SourceBusyException() : Exception("The source has no place for another question now.");

/// <summary>What a gatherer may look at.</summary>
public sealed record GatherContext
{
    public required ExecutionView Execution { get; init; }

    /// <summary>Facts gathered so far.</summary>
    public required FactSet Facts { get; init; }

    /// <summary>Prepared data, completed by values read from documents so far.</summary>
    public required SubjectData Subject { get; init; }

    public required IEvidence Evidence { get; init; }
}

/// <summary>Opens uploaded parts; the bytes are unsealed on the way.</summary>
public interface IEvidence
{
    Task<byte[]> ReadAsync(PartView part, CancellationToken cancellationToken);
}
