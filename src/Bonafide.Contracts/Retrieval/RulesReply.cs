using System.Text.Json.Serialization;

namespace Bonafide.Contracts;

/// <summary>The rules that fired (contract 03 §3.4).</summary>
/// <param name="Score">Of the decision; absent until there is one.</param>
public sealed record RulesReply(
    IReadOnlyList<RulesetReply> Rulesets,
    [property: JsonConverter(typeof(ScoreConverter))] double? Score);

/// <param name="Type">RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL.</param>
public sealed record RulesetReply(Guid Id, string Name, string Type, IReadOnlyList<RuleReply> Rules);

public sealed record RuleReply(
    Guid Id, string Name, string? Category, IReadOnlyList<string> Labels, double? Score);
