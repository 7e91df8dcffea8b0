namespace Bonafide.Tidy.Tests;

/// <summary>Small files and short lines: a folder can be read in one sitting.</summary>
public sealed class SizeRuleTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 120;

    /// <summary>Files that are one algorithm or one table, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = [];

    [Fact]
    public void Files_StayShort() => Repository.AssertNone(Find(Repository.Load()));

    [Fact]
    public void Rule_CatchesALongFileAndALongLine()
    {
        var planted = new Repository(new Dictionary<string, string>
        {
            ["src/Long.cs"] = string.Join('\n', Enumerable.Repeat("// line", LongestFile + 1)),
            ["src/Wide.cs"] = new string('x', LongestLine + 1),
            ["tests/Literal.cs"] = $"Send(\"{new string('x', LongestLine)}\")",
            ["src/Right.cs"] = string.Join('\n', Enumerable.Repeat(new string('x', LongestLine), LongestFile)),
        });
        Assert.Equal(["src/Long.cs", "src/Wide.cs"], Find(planted).Select(found => found.Split(':')[0]));
    }

    [Fact]
    public void AllowList_HasNoStaleEntry()
    {
        var files = Repository.Load().Files;
        Assert.All(Allowed.Keys, path => Assert.True(files[path].Split('\n').Length > LongestFile, path));
    }

    /// <summary>In tests a literal (a JSON body, say) is one word: breaking it would hide what is sent.</summary>
    private static bool IsLong(string path, string line)
    {
        var counted = path.StartsWith("tests/", StringComparison.Ordinal) && line.Contains('"') ? Literal(line) : line;
        return counted.Length > LongestLine;
    }

    private static string Literal(string line)
    {
        var (first, last) = (line.IndexOf('"', StringComparison.Ordinal), line.LastIndexOf('"'));
        return line[..first] + line[last..];
    }

    private static List<string> Find(Repository repository)
    {
        var found = new List<string>();
        foreach (var (path, text) in repository.CSharp())
        {
            var lines = text.TrimEnd('\n').Split('\n');
            if (lines.Length > LongestFile && !Allowed.ContainsKey(path))
            {
                found.Add($"{path}: {lines.Length} lines");
            }

            found.AddRange(lines.Index().Where(line => IsLong(path, line.Item))
                .Select(line => $"{path}:{line.Index + 1}: {line.Item.Length} characters"));
        }

        return found;
    }
}
