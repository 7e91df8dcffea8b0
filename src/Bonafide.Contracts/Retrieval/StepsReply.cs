namespace Bonafide.Contracts;

/// <summary>Answer to steps (contract 03 §3.3).</summary>
public sealed record StepsReply(IReadOnlyList<StepReply> Steps);

public sealed record StepReply
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required DecisionReply Decision { get; init; }

    public required IReadOnlyList<StepCapability> Capabilities { get; init; }

    public required IReadOnlyList<Guid> CapabilityIds { get; init; }
}

public sealed record StepCapability(Guid Id, string Category);
