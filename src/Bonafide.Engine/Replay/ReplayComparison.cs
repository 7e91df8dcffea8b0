using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Core.Scoring;

namespace Bonafide.Engine.Replay;

/// <summary>Compares two judgements entry by entry. Values of <c>data</c> are compared but never quoted.</summary>
internal static class ReplayComparison
{
    public static IReadOnlyList<string> Of(
        IReadOnlyList<JudgedOutcome> stored,
        DecisionFacts storedDecision,
        IReadOnlyList<JudgedOutcome> replayed,
        DecisionFacts replayedDecision)
    {
        var differences = new List<string>();
        var names = stored.Concat(replayed).Select(judged => judged.Capability).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Compare(name, Entries(stored, name), Entries(replayed, name), differences);
        }

        Decision(storedDecision.Decision, replayedDecision.Decision, differences);
        if (!Same(storedDecision.Steps, replayedDecision.Steps))
        {
            differences.Add("steps differ");
        }

        return differences;
    }

    private static void Compare(
        string name, List<CapabilityOutcome> stored, List<CapabilityOutcome> replayed, List<string> differences)
    {
        if (stored.Count != replayed.Count)
        {
            differences.Add($"{name}: {stored.Count} entries then, {replayed.Count} now");
            return;
        }

        for (var index = 0; index < stored.Count; index++)
        {
            var (then, now) = (stored[index], replayed[index]);
            if (then.Decision != now.Decision || then.Label != now.Label)
            {
                differences.Add(
                    $"{name}[{index}]: {then.Decision.Wire()} {then.Label} then, "
                    + $"{now.Decision.Wire()} {now.Label} now");
            }
            else if (!Same(then, now))
            {
                differences.Add($"{name}[{index}]: same label, other {Parts(then, now)}");
            }
        }
    }

    private static string Text(MadeDecision made) =>
        FormattableString.Invariant($"{made.Type.Wire()} {made.Label} {made.Score}");

    private static void Decision(MadeDecision then, MadeDecision now, List<string> differences)
    {
        if (then.Type != now.Type || then.Label != now.Label || !then.Score.Equals(now.Score))
        {
            differences.Add($"decision: {Text(then)} then, {Text(now)} now");
        }
        else if (!Same(then, now))
        {
            differences.Add("decision: same score, other rules");
        }
    }

    private static string Parts(CapabilityOutcome then, CapabilityOutcome now)
    {
        var (one, other) = (Node(then)!.AsObject(), Node(now)!.AsObject());
        return string.Join(", ", one.Concat(other).Select(member => member.Key).Distinct()
            .Where(member => !JsonNode.DeepEquals(one[member], other[member])));
    }

    private static bool Same<T>(T one, T other) => JsonNode.DeepEquals(Node(one), Node(other));

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, FactJson.Options);

    private static List<CapabilityOutcome> Entries(IReadOnlyList<JudgedOutcome> outcomes, string name) =>
        [.. outcomes.Where(judged => judged.Capability == name).Select(judged => judged.Outcome)];
}
