using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Subjects;

namespace Bonafide.Core.Rules;

/// <summary>What rules may look at.</summary>
/// <param name="prepared">The uploaded PREPARED_DATA; null when none came.</param>
/// <param name="outcomes">All outcomes of the execution.</param>
/// <param name="transaction">Members of <c>transaction.*</c>; a null value is missing.</param>
/// <param name="now">The instant of the judgement, UTC.</param>
public sealed class RuleContext(
    PreparedData? prepared,
    IReadOnlyList<JudgedOutcome> outcomes,
    IReadOnlyDictionary<string, string?> transaction,
    DateTimeOffset now)
{
    private readonly JsonNode? _prepared = JsonSerializer.SerializeToNode(prepared, FactJson.Options);

    public DateOnly Today { get; } = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The values at a path: none when it is missing, several where several entries or items have
    /// one.</summary>
    internal IEnumerable<RuleValue> Values(RulePath path) => path.Root switch
    {
        RuleRoots.PreparedData => RuleValue.Of(Walk(_prepared, path.Members)),
        RuleRoots.Transaction =>
            transaction.GetValueOrDefault(string.Join('.', path.Members)) is { } value ? [RuleValue.Of(value)] : [],
        _ => outcomes
            .Where(judged => judged.Capability == path.Root && Carries(judged.Outcome, path.Label))
            .SelectMany(judged => Values(judged.Outcome, path.Members)),
    };

    private static IEnumerable<RuleValue> Values(CapabilityOutcome outcome, IReadOnlyList<string> members) =>
        members[0] switch
        {
            RuleRoots.DecisionType => [RuleValue.Of(outcome.Decision.Wire())],
            RuleRoots.Label => [RuleValue.Of(outcome.Label)],
            _ => RuleValue.Of(Walk(outcome.Data, members.Skip(1))),
        };

    private static bool Carries(CapabilityOutcome outcome, string? label) =>
        label is null || outcome.Credentials.Any(credential =>
            string.Equals(credential.Label, label, StringComparison.OrdinalIgnoreCase)
            || string.Equals(credential.Category.Wire(), label, StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Walk(JsonNode? node, IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            node = node is JsonObject found && found.TryGetPropertyValue(member, out var next) ? next : null;
        }

        return node;
    }
}
