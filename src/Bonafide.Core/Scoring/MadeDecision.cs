using Bonafide.Core.Capabilities;
using Bonafide.Core.Rules;

namespace Bonafide.Core.Scoring;

/// <summary>The decision about a whole execution, with what led to it.</summary>
/// <param name="Type">One of the four types.</param>
/// <param name="Label">The type's word, a cause when nothing was executed, or a decision-label ruleset's.</param>
/// <param name="Score">−1 to 100, two decimals.</param>
/// <param name="Fired">The rulesets that were evaluated, each with the rules that fired.</param>
/// <param name="HoldForReview">Whether the tenant's settings want an analyst to decide (ruling 8c).</param>
public sealed record MadeDecision(
    Decision Type, string Label, double Score, IReadOnlyList<FiredRuleset> Fired, bool HoldForReview)
{
    /// <summary>Causes of NOT_EXECUTED (contract 03 §4).</summary>
    public const string TokenExpired = "TOKEN_EXPIRED";
    public const string SessionExpired = "SESSION_EXPIRED";

    /// <summary>An execution that ended before it was finalized.</summary>
    public static MadeDecision Expired(string label) => new(Decision.NotExecuted, label, -1, [], false);
}
