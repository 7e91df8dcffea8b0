namespace Bonafide.Contracts;

/// <summary>Why an execution was decided as it was.</summary>
public sealed record ExplanationReply
{
    public required Guid ExecutionId { get; init; }

    public required string Status { get; init; }

    /// <summary>Absent until there is one.</summary>
    public DecisionReply? Decision { get; init; }

    /// <summary>Empty until there is a judgement.</summary>
    public required IReadOnlyList<ExplainedOutcome> Outcomes { get; init; }

    /// <summary>Rulesets with the rules that fired; those of which none fired are left out.</summary>
    public required IReadOnlyList<RulesetReply> Rulesets { get; init; }

    public required IReadOnlyList<CallbackReply> Callbacks { get; init; }
}

/// <summary>One judgement with its pieces.</summary>
public sealed record ExplainedOutcome
{
    public required Guid Id { get; init; }

    public required string Capability { get; init; }

    public required string Decision { get; init; }

    public required string Label { get; init; }

    /// <summary>What the label means; absent when the capability does not publish it.</summary>
    public string? Sentence { get; init; }

    public required IReadOnlyList<CapabilityCredential> Credentials { get; init; }

    /// <summary>Empty once the content is wiped.</summary>
    public required IReadOnlyList<ExplainedFinding> Findings { get; init; }

    /// <summary>Packs, registers, connectors and models that the judgement rests on.</summary>
    public required IReadOnlyList<DataVersionReply> DataVersions { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }
}

/// <param name="Value">As found; absent when it is not known.</param>
/// <param name="Limit">What it was held against; absent when there is none.</param>
/// <param name="Met">Absent when the piece informs only.</param>
/// <param name="Unit">Of value and limit: <c>px</c>, <c>days</c>, <c>%</c>.</param>
/// <param name="Source">Where the value comes from: <c>mrz</c>, <c>printed</c>, a pack's name.</param>
public sealed record ExplainedFinding(
    string Name, string? Value, string? Limit, bool? Met, string? Unit, string? Source, Guid? CredentialId);

public sealed record DataVersionReply(string Name, string Version);
