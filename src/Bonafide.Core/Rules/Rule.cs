namespace Bonafide.Core.Rules;

/// <summary>One rule of a ruleset (contract 07 §3).</summary>
public sealed record Rule
{
    public const double LowestScore = -100;
    public const double HighestScore = 100;

    /// <summary>A rule with this label holds the transaction for an analyst when the tenant holds by rule.</summary>
    public const string ReviewLabel = "REVIEW";

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The left-hand side: an expression of <see cref="RuleExpression"/>.</summary>
    public required string Expression { get; init; }

    /// <summary>−100 to 100. Of a decision-label rule: its rank.</summary>
    public required double Score { get; init; }

    /// <summary>False for imported text that is no expression of ours; it is kept, shown and never evaluated.</summary>
    public bool IsActive { get; init; } = true;
}

/// <summary>Rules under one id, as requests, tenants and batches name them.</summary>
public sealed record Ruleset
{
    public const int MostRules = 1_000;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required RulesetType Type { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }
}

public enum RulesetType
{
    /// <summary>Replaces the default scoring.</summary>
    RiskScore = 1,

    /// <summary>Added to whatever scored before it.</summary>
    AdditionalRiskScore = 2,

    /// <summary>Replaces the label of the decision, never its type.</summary>
    DecisionLabel = 3,
}

public static class RulesetTypes
{
    public static string Wire(this RulesetType type) => type switch
    {
        RulesetType.RiskScore => "RISK_SCORE",
        RulesetType.AdditionalRiskScore => "ADDITIONAL_RISK_SCORE",
        _ => "DECISION_LABEL",
    };
}

/// <summary>A ruleset with those of its rules that fired, as <c>/rules</c> shows them.</summary>
public sealed record FiredRuleset(Guid Id, string Name, RulesetType Type, IReadOnlyList<Rule> Rules);
