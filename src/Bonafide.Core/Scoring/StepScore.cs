using Bonafide.Core.Capabilities;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Scoring;

/// <summary>The decision of one step: the default scoring over the step's own entries (contract 05 §4).</summary>
/// <param name="Reasons">Detailed reasons of the entries, with the decision of the entry that gave them.</param>
public sealed record StepScore(
    string Name, Decision Decision, double Score, IReadOnlyList<StepReason> Reasons)
{
    public static IReadOnlyList<StepScore> Of(
        WorkflowDefinition workflow, IReadOnlyList<JudgedOutcome> outcomes, DecisionBands bands) =>
        [.. workflow.Steps.Select(step => Of(workflow, step, outcomes, bands))];

    private static StepScore Of(
        WorkflowDefinition workflow, WorkflowStep step, IReadOnlyList<JudgedOutcome> outcomes, DecisionBands bands)
    {
        var own = outcomes.Where(judged => step.Capabilities.Contains(judged.Capability)).ToList();
        var score = WorkflowScore.Of(workflow, step.Capabilities, own);
        return new(
            step.Name, WorkflowScore.Band(score, bands), score,
            [.. own.SelectMany(judged =>
                judged.Outcome.Reasons.Select(reason => new StepReason(reason, judged.Outcome.Decision))).Distinct()]);
    }
}

/// <summary>One of <c>steps[].decision.reasons</c>.</summary>
public sealed record StepReason(string Label, Decision Decision);
