using Bonafide.Core.Facts;

namespace Bonafide.Core.Rules;

/// <summary>
/// The rulesets that apply to one execution: the request's, else the tenant's. Kept as a fact, so that a replay uses
/// them as they were.
/// </summary>
public sealed record EffectiveRulesets
{
    public static readonly FactKind<EffectiveRulesets> Kind = new(FactKinds.Rulesets);

    public static readonly EffectiveRulesets None = new();

    public Ruleset? RiskScore { get; init; }

    public Ruleset? AdditionalRiskScore { get; init; }

    public Ruleset? DecisionLabel { get; init; }

    /// <summary>
    /// True when an id was asked for that the tenant has no ruleset for any more. The decision then is never PASSED.
    /// </summary>
    public bool IsIncomplete { get; init; }
}
