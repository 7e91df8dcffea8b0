namespace Bonafide.Core.Rules;

/// <summary>
/// A condition over one transaction in the language of README.md. Reading reports where a text is wrong; evaluating is
/// pure and total: it reads nothing but its context, never throws, and a missing value makes a comparison false.
/// </summary>
public sealed class RuleExpression
{
    /// <summary>Characters.</summary>
    public const int MostLength = 4_000;

    private readonly RuleNode _condition;

    private RuleExpression(RuleNode condition)
    {
        _condition = condition;
    }

    /// <exception cref="RuleSyntaxException">The text is too long, too deep or no expression.</exception>
    public static RuleExpression Parse(string text) =>
        text.Length <= MostLength
            ? new(new RuleParser(RuleLexer.Read(text)).Read())
            : throw new RuleSyntaxException(MostLength, $"A rule has at most {MostLength} characters.");

    /// <summary>Null when the text is no expression.</summary>
    public static RuleExpression? TryParse(string text, out RuleSyntaxException? problem)
    {
        problem = null;
        try
        {
            return Parse(text);
        }
        catch (RuleSyntaxException wrong)
        {
            problem = wrong;
            return null;
        }
    }

    public bool Holds(RuleContext context) => RuleEvaluation.Holds(_condition, context);
}
