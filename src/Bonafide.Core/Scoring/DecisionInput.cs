using Bonafide.Core.Capabilities;
using Bonafide.Core.Rules;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Scoring;

/// <summary>Everything that the decision depends on; all of it stored, so that it can be made again.</summary>
public sealed record DecisionInput
{
    public required WorkflowDefinition Workflow { get; init; }

    public required IReadOnlyList<JudgedOutcome> Outcomes { get; init; }

    public required DecisionBands Bands { get; init; }

    public required ReviewMode HoldForReview { get; init; }

    /// <summary>At most one ruleset of each type.</summary>
    public required EffectiveRulesets Rulesets { get; init; }

    public required RuleContext Context { get; init; }
}
