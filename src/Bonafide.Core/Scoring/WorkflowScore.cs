using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;

namespace Bonafide.Core.Scoring;

/// <summary>
/// The default scoring (contract 03 §4, ruling 1): each outcome has a weight, the score is the highest. Fail closed:
/// what was not executed is never worth less than a warning, unless the ruling names the exception.
/// </summary>
public static class WorkflowScore
{
    public const double NotExecuted = -1;

    /// <summary>A WARNING, and what was not executed.</summary>
    public const double WarningWeight = 50;

    private const double RejectedWeight = 100;

    /// <summary>dataChecks REJECTED / MISMATCHING_DATA_REPEATED_FACE, from observed transactions (03 §4).</summary>
    private const double RepeatedFaceWeight = 80;

    /// <summary>The score, −1 to 100. No capability at all scores 0 (key 10170).</summary>
    public static double Of(WorkflowDefinition workflow, IReadOnlyList<JudgedOutcome> outcomes) =>
        Of(workflow, workflow.Capabilities, outcomes);

    /// <summary>The same over some of the workflow's capabilities, such as those of a step.</summary>
    public static double Of(
        WorkflowDefinition workflow, IEnumerable<string> capabilities, IReadOnlyList<JudgedOutcome> outcomes)
    {
        var named = capabilities.ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0)
        {
            return 0;
        }

        var own = outcomes.Where(judged => named.Contains(judged.Capability)).ToList();
        if (own.All(judged => judged.Outcome.Decision == Decision.NotExecuted))
        {
            return NotExecuted;
        }

        return WithBlocked(own.Max(judged => Weight(workflow, judged)), named, own);
    }

    /// <summary>
    /// Whether a score built on these outcomes can stand for a clean run: false while something was not executed that
    /// the ruling does not excuse, or is blocked with nothing scored above it. No ruleset can wipe that out.
    /// </summary>
    public static bool IsComplete(WorkflowDefinition workflow, IReadOnlyList<JudgedOutcome> outcomes, double score)
    {
        var missed = outcomes.Where(judged => judged.Outcome.Decision == Decision.NotExecuted).ToList();
        return missed.All(judged => NotExecutedWeight(workflow, judged) == 0)
            && WithBlocked(score, workflow.Capabilities.ToHashSet(StringComparer.Ordinal), outcomes) == score;
    }

    public static Decision Band(double score, DecisionBands bands) => score switch
    {
        < 0 => Decision.NotExecuted,
        _ when score <= bands.PassedUpTo => Decision.Passed,
        _ when score <= bands.WarningUpTo => Decision.Warning,
        _ => Decision.Rejected,
    };

    /// <summary>
    /// A blocked capability counts 0 only behind one that already scored; else nothing would carry the failure. The
    /// same goes for a capability of the workflow that has no entry at all.
    /// </summary>
    private static double WithBlocked(double score, HashSet<string> named, IReadOnlyList<JudgedOutcome> outcomes) =>
        score == 0
        && (outcomes.Any(IsBlocked) || named.Any(name => outcomes.All(judged => judged.Capability != name)))
            ? WarningWeight
            : score;

    private static bool IsBlocked(JudgedOutcome judged) =>
        judged.Outcome is { Decision: Decision.NotExecuted, Label: CommonLabels.PreconditionNotFulfilled };

    private static double Weight(WorkflowDefinition workflow, JudgedOutcome judged) =>
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
            _ => NotExecutedWeight(workflow, judged),
        };

    private static double NotExecutedWeight(WorkflowDefinition workflow, JudgedOutcome judged)
    {
        var label = judged.Outcome.Label;
        if (label == CommonLabels.PreconditionNotFulfilled)
        {
            return 0;
        }

        if (label == CommonLabels.NotUploaded)
        {
            return NotUploadedWeight(workflow, judged.Outcome.Credentials);
        }

        var isOptional = workflow.WhenApplicable.Contains(judged.Capability, StringComparer.Ordinal);
        var isInapplicable = label == CommonLabels.NotEnoughData
            || label.StartsWith(CommonLabels.UnsupportedPrefix, StringComparison.Ordinal);
        return isOptional && isInapplicable ? 0 : WarningWeight;
    }

    private static double NotUploadedWeight(WorkflowDefinition workflow, IReadOnlyList<CredentialRef> credentials)
    {
        if (credentials.Count > 0 && credentials.All(credential => MayBeAbsent(workflow, credential.Category)))
        {
            return 0;
        }

        return credentials.Any(credential => credential.Category
            is CredentialCategory.Id or CredentialCategory.Selfie or CredentialCategory.Document)
            ? RejectedWeight
            : WarningWeight;
    }

    private static bool MayBeAbsent(WorkflowDefinition workflow, CredentialCategory category) =>
        category == CredentialCategory.FaceMap
        || workflow.Credentials.Any(slot => slot.Category == category && slot.Optional);
}
