namespace Bonafide.Contracts;

/// <summary>A ruleset as it shall be. A member that is left out stays as it is.</summary>
public sealed record RulesetUpdateRequest(string? Name, bool? Active);

/// <summary>A ruleset of the tenant (contract 07 §3).</summary>
public sealed record ManagedRulesetReply
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL.</summary>
    public required string Type { get; init; }

    /// <summary>One that is not active cannot be named by a request; where settings name it, nothing passes.</summary>
    public required bool Active { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Left out in lists.</summary>
    public IReadOnlyList<ManagedRuleReply>? Rules { get; init; }
}

/// <param name="Active">False for text that is no expression of ours: it is kept and never evaluated.</param>
public sealed record ManagedRuleReply(
    Guid Id, string Name, string? Category, string? Description, IReadOnlyList<string> Labels, string Expression,
    double Score, bool Active);

/// <summary>All rulesets of a tenant, oldest first.</summary>
public sealed record RulesetListReply(IReadOnlyList<ManagedRulesetReply> Rulesets);
