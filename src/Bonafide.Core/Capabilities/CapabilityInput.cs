using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Capabilities;

/// <summary>Everything that a judgement may look at; all of it stored, so that it can be replayed.</summary>
public sealed record CapabilityInput
{
    public required ExecutionView Execution { get; init; }

    public required CredentialGroup Group { get; init; }

    public required FactSet Facts { get; init; }

    /// <summary>Who the person says to be: prepared data first, values read from documents where it is
    /// silent.</summary>
    public required SubjectData Subject { get; init; }

    /// <summary>Outcomes of the capabilities judged before this one.</summary>
    public required IReadOnlyList<JudgedOutcome> Upstream { get; init; }

    /// <summary>The instant of the judgement: when finalize was accepted. A replay years later uses the same
    /// one.</summary>
    public DateTimeOffset Now => Execution.StartedAt;

    public IEnumerable<CapabilityOutcome> OutcomesOf(string capability) =>
        Upstream.Where(judged => judged.Capability == capability).Select(judged => judged.Outcome);
}

/// <summary>An outcome with the name of the capability that gave it.</summary>
public sealed record JudgedOutcome(string Capability, CapabilityOutcome Outcome);
