using Bonafide.Core.Capabilities;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Scoring;

/// <summary>
/// The default scoring (contract 03 §4 with ruling 1): each outcome has a weight, the workflow's score is the highest.
/// Fail closed: what was not executed is never worth less than a warning, unless a ruling names the exception.
/// </summary>
public static class WorkflowScore
{
    public const double NotExecuted = -1;
    private const double WarningWeight = 50;
    private const double RejectedWeight = 100;

    /// <summary>Evidence from evaluated transactions of the original: REJECTED / MISMATCHING_DATA_REPEATED_FACE is 80.</summary>
    private const double RepeatedFaceWeight = 80;

    /// <summary>The score, −1 to 100. No capability at all scores 0 (key 10170).</summary>
    public static double Of(WorkflowDefinition workflow, IReadOnlyList<JudgedOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return workflow.Capabilities.Any() ? NotExecuted : 0;
        }

        if (outcomes.All(judged => judged.Outcome.Decision == Decision.NotExecuted))
        {
            return NotExecuted;
        }

        var own = outcomes.Max(judged => Weight(workflow, judged, upstreamScored: true));
        var blocked = outcomes.Where(IsBlocked).ToList();

        // A blocked capability counts 0 only behind one that already scored; else nothing would carry the failure.
        return own == 0 && blocked.Count > 0
            ? blocked.Max(judged => Weight(workflow, judged, upstreamScored: false))
            : own;
    }

    public static Decision Band(double score, DecisionBands bands) => score switch
    {
        < 0 => Decision.NotExecuted,
        _ when score <= bands.PassedUpTo => Decision.Passed,
        _ when score <= bands.WarningUpTo => Decision.Warning,
        _ => Decision.Rejected,
    };

    private static bool IsBlocked(JudgedOutcome judged) =>
        judged.Outcome is { Decision: Decision.NotExecuted, Label: CommonLabels.PreconditionNotFulfilled };

    private static double Weight(WorkflowDefinition workflow, JudgedOutcome judged, bool upstreamScored) =>
        judged.Outcome.Decision switch
        {
            Decision.Passed => 0,
            Decision.Warning => WarningWeight,
            Decision.Rejected => judged is
            {
                Capability: CapabilityNames.DataChecks, Outcome.Label: "MISMATCHING_DATA_REPEATED_FACE",
            }
                ? RepeatedFaceWeight
                : RejectedWeight,
            _ => NotExecutedWeight(workflow, judged, upstreamScored),
        };

    private static double NotExecutedWeight(WorkflowDefinition workflow, JudgedOutcome judged, bool upstreamScored)
    {
        var label = judged.Outcome.Label;
        if (label == CommonLabels.PreconditionNotFulfilled)
        {
            return upstreamScored ? 0 : WarningWeight;
        }

        if (label == CommonLabels.NotUploaded)
        {
            return judged.Outcome.Credentials.All(credential =>
                credential.Category == Executions.CredentialCategory.FaceMap) ? 0 : RejectedWeight;
        }

        var applies = !workflow.WhenApplicable.Contains(judged.Capability, StringComparer.Ordinal);
        var inapplicable = label == CommonLabels.NotEnoughData
            || label.StartsWith(CommonLabels.UnsupportedPrefix, StringComparison.Ordinal);
        return !applies && inapplicable ? 0 : WarningWeight;
    }
}
