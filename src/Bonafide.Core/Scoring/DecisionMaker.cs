using Bonafide.Core.Capabilities;
using Bonafide.Core.Rules;
using Bonafide.Core.Settings;

namespace Bonafide.Core.Scoring;

/// <summary>
/// Outcomes and rulesets to one decision, as one pure function: risk-score ruleset or default scoring, additional
/// ruleset, bands, decision-label ruleset (contract 03 §4, 07 §3).
/// </summary>
public static class DecisionMaker
{
    public static MadeDecision Decide(DecisionInput input)
    {
        var standard = WorkflowScore.Of(input.Workflow, input.Outcomes);
        var labels = Fire(input.Rulesets.DecisionLabel, input.Context);
        if (standard == WorkflowScore.NotExecuted)
        {
            return new(Decision.NotExecuted, Cause(input.Outcomes), standard, Listed(labels), false);
        }

        var risk = Fire(input.Rulesets.RiskScore, input.Context);
        var additional = Fire(input.Rulesets.AdditionalRiskScore, input.Context);
        var score = risk is null ? standard : RulesetMaths.RiskScore(risk);
        score = additional is null ? score : RulesetMaths.Added(score, additional);

        // Fail closed: rules may weigh what was judged, but not wave through what was never judged (ruling 1).
        var isComplete = !input.Rulesets.IsIncomplete
            && WorkflowScore.IsComplete(input.Workflow, input.Outcomes, score);
        score = Math.Round(isComplete ? score : Math.Max(score, WorkflowScore.WarningWeight), 2);
        var type = WorkflowScore.Band(score, input.Bands);
        if (type == Decision.Passed && !isComplete)
        {
            type = Decision.Warning;
        }

        var fired = Listed(risk, additional, labels);
        var label = labels is null ? null : RulesetMaths.Label(labels);
        return new(type, label ?? type.Wire(), score, fired, Holds(input.HoldForReview, type, fired));
    }

    private static FiredRuleset? Fire(Ruleset? ruleset, RuleContext context) =>
        ruleset is null ? null : RulesetMaths.Fire(ruleset, context);

    private static List<FiredRuleset> Listed(params FiredRuleset?[] fired) => [.. fired.OfType<FiredRuleset>()];

    private static string Cause(IReadOnlyList<JudgedOutcome> outcomes) =>
        outcomes.Any(judged => judged.Outcome.Label == CommonLabels.TechnicalError)
            ? CommonLabels.TechnicalError
            : Decision.NotExecuted.Wire();

    private static bool Holds(ReviewMode mode, Decision type, IReadOnlyList<FiredRuleset> fired) => mode switch
    {
        ReviewMode.Warning => type == Decision.Warning,
        ReviewMode.ByRule => fired.SelectMany(ruleset => ruleset.Rules).Any(rule =>
            rule.Labels.Contains(Rule.ReviewLabel, StringComparer.OrdinalIgnoreCase)),
        _ => false,
    };
}
