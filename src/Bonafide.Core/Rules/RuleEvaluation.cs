namespace Bonafide.Core.Rules;

/// <summary>Evaluates conditions: no side effects, no exceptions, no way to run for long.</summary>
internal static class RuleEvaluation
{
    public static bool Holds(RuleNode node, RuleContext context) => node switch
    {
        AllOf both => Holds(both.Left, context) && Holds(both.Right, context),
        AnyOf either => Holds(either.Left, context) || Holds(either.Right, context),
        Not not => !Holds(not.Inner, context),
        IsNull isNull => !Values(isNull.Operand, context).Any(),
        In list => Values(list.Left, context).Any(value => list.Values.Any(listed => AreEqual(value, listed))),
        OlderThanMonths older => Values(older.Date, context).Any(value => IsOlder(value, older.Months, context.Today)),
        FuzzyMatch fuzzy => Pairs(fuzzy.Left, fuzzy.Right, context).Any(pair =>
            TextSimilarity.Percent(pair.Left.Text, pair.Right.Text) >= fuzzy.Percent),
        Compare compare => Pairs(compare.Left, compare.Right, context).Any(pair =>
            Compares(pair.Left, compare.Operator, pair.Right)),
        _ => false,
    };

    private static IEnumerable<RuleValue> Values(RuleOperand operand, RuleContext context) => operand switch
    {
        Literal literal => [literal.Value],
        RulePath path => context.Values(path),
        _ => [],
    };

    /// <summary>Every value of one side with every value of the other; nothing when a side is missing.</summary>
    private static IEnumerable<(RuleValue Left, RuleValue Right)> Pairs(
        RuleOperand left, RuleOperand right, RuleContext context)
    {
        var rights = Values(right, context).ToList();
        return Values(left, context).SelectMany(one => rights.Select(other => (one, other)));
    }

    private static bool Compares(RuleValue left, RuleOperator operation, RuleValue right) => operation switch
    {
        RuleOperator.Equal => AreEqual(left, right),
        RuleOperator.NotEqual => !AreEqual(left, right),
        RuleOperator.Contains => left.Text.Contains(right.Text, StringComparison.Ordinal),
        _ => Order(left, right) is { } order && operation switch
        {
            RuleOperator.Less => order < 0,
            RuleOperator.LessOrEqual => order <= 0,
            RuleOperator.Greater => order > 0,
            _ => order >= 0,
        },
    };

    private static bool AreEqual(RuleValue left, RuleValue right) =>
        left.Number is not null || right.Number is not null
            ? left.AsNumber() is { } one && right.AsNumber() is { } other && one.Equals(other)
            : string.Equals(left.Text, right.Text, StringComparison.Ordinal);

    /// <summary>Numbers by value, dates by time; anything else has no order.</summary>
    private static int? Order(RuleValue left, RuleValue right)
    {
        if (left.AsNumber() is { } one && right.AsNumber() is { } other)
        {
            return one.CompareTo(other);
        }

        return left.AsDate() is { } first && right.AsDate() is { } second ? first.CompareTo(second) : null;
    }

    private static bool IsOlder(RuleValue value, int months, DateOnly today) =>
        value.AsDate() is { } date && date < today.AddMonths(-months);
}
