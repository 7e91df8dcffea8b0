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
}
