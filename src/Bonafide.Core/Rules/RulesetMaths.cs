namespace Bonafide.Core.Rules;

/// <summary>Which rules fire and what they add up to (contract 03 §4).</summary>
public static class RulesetMaths
{
    /// <summary>Active rules whose condition holds, in the order of the ruleset.</summary>
    public static FiredRuleset Fire(Ruleset ruleset, RuleContext context) => new(
        ruleset.Id, ruleset.Name, ruleset.Type,
        [.. ruleset.Rules.Where(rule =>
            rule.IsActive && RuleExpression.TryParse(rule.Expression, out _)?.Holds(context) == true)]);

    /// <summary>Any rule with 100 gives 100; else any with −100 gives 0; else the sum, kept within 0 and 100.</summary>
    public static double RiskScore(FiredRuleset fired) => Capped(0, fired);

    /// <summary>The same sum on top of what scored before.</summary>
    public static double Added(double score, FiredRuleset fired) => Capped(score, fired);

    /// <summary>The name of the rule with the highest score, the first of equals; null when none fired.</summary>
    public static string? Label(FiredRuleset fired) => fired.Rules.MaxBy(rule => rule.Score)?.Name;

    private static double Capped(double start, FiredRuleset fired)
    {
        if (fired.Rules.Any(rule => rule.Score >= Rule.HighestScore))
        {
            return Rule.HighestScore;
        }

        return fired.Rules.Any(rule => rule.Score <= Rule.LowestScore)
            ? 0
            : Math.Clamp(start + fired.Rules.Sum(rule => rule.Score), 0, Rule.HighestScore);
    }
}
