namespace Bonafide.Core.Rules;

/// <summary>A condition of a rule.</summary>
internal abstract record RuleNode;

internal sealed record AllOf(RuleNode Left, RuleNode Right) : RuleNode;

internal sealed record AnyOf(RuleNode Left, RuleNode Right) : RuleNode;

internal sealed record Not(RuleNode Inner) : RuleNode;

internal sealed record Compare(RuleOperand Left, RuleOperator Operator, RuleOperand Right) : RuleNode;

internal sealed record In(RuleOperand Left, IReadOnlyList<RuleValue> Values) : RuleNode;

internal sealed record IsNull(RuleOperand Operand) : RuleNode;

internal sealed record OlderThanMonths(RuleOperand Date, int Months) : RuleNode;

/// <param name="Percent">Least similarity, 0 to 100.</param>
internal sealed record FuzzyMatch(RuleOperand Left, RuleOperand Right, double Percent) : RuleNode;

internal enum RuleOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

/// <summary>A literal or a path.</summary>
internal abstract record RuleOperand;

internal sealed record Literal(RuleValue Value) : RuleOperand;

/// <summary>A place in what is known of a transaction.</summary>
/// <param name="Root">preparedData, transaction, or the name of a capability.</param>
/// <param name="Label">Label or category of the credentials whose entries count; null counts all.</param>
/// <param name="Members">The members below, at least one.</param>
internal sealed record RulePath(string Root, string? Label, IReadOnlyList<string> Members) : RuleOperand;
