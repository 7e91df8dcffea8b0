using Bonafide.Core.Capabilities;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Sandbox;

/// <summary>The tables of <c>docs/sandbox.md</c>.</summary>
internal static class SandboxDocument
{
    /// <summary>The cells of a section's table, without their back-quotes; the head and its rule left out.</summary>
    public static IReadOnlyList<string[]> Rows(string section)
    {
        var lines = File.ReadLines(Path.Combine(RealPackages.Root, "docs", "sandbox.md"));
        return [.. lines.SkipWhile(line => line != "## " + section).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];
    }

    /// <summary>The first cell of each row of a table whose rows have one of their own.</summary>
    public static TheoryData<string> Keys(string section) => [.. Rows(section).Select(row => row[0])];

    public static string[] Row(string section, string key) => Rows(section).Single(cells => cells[0] == key);

    /// <summary>From <paramref name="at"/> on: decision, label, and what the value brings, if anything.</summary>
    public static void AssertBrings(string[] row, int at, CapabilityOutcome outcome, IEnumerable<string?> brought)
    {
        Assert.Equal($"{row[at]} {row[at + 1]}", $"{outcome.Decision.Wire()} {outcome.Label}");
        var expected = row[at + 2];
        Assert.True(expected.Length == 0 || brought.Contains(expected), $"{row[0]} does not bring {expected}.");
    }

    /// <summary>Every member of the outcome's data as <c>name=value</c>.</summary>
    public static IEnumerable<string> Members(CapabilityOutcome outcome) =>
        (outcome.Data ?? []).Select(pair => $"{pair.Key}={pair.Value}");
}
