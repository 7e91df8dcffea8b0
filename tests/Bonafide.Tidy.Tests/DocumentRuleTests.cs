using System.Text.RegularExpressions;

namespace Bonafide.Tidy.Tests;

/// <summary>Documents that lie are worse than none: links resolve, packages and capabilities are all named.</summary>
public sealed partial class DocumentRuleTests
{
    [Fact]
    public void Links_Resolve() => Repository.AssertNone(BrokenLinks(Repository.Load()));

    [Fact]
    public void Rule_CatchesABrokenLink() => Assert.Single(BrokenLinks(new Repository(
        new Dictionary<string, string> { ["docs/a.md"] = "[one](b.md) and [two](https://example.com)" })));

    [Fact]
    public void EveryPackage_IsNamedInDependencies()
    {
        var repository = Repository.Load();
        var named = repository.Files["docs/dependencies.md"];
        var packages = Package().Matches(repository.Files["Directory.Packages.props"])
            .Select(match => match.Groups[1].Value)
            .Concat(NpmPackages(repository, "native/package.json"))
            .Concat(NpmPackages(repository, "data/package.json"))
            .Concat(AptPackages(repository, "native/apt-packages.txt"))
            .Concat(AptPackages(repository, "tests/apt-packages.txt"));
        var unnamed = packages.Where(package => !named.Contains($"`{package}`", StringComparison.Ordinal)).ToList();
        Repository.AssertNone(unnamed);
    }

    [Fact]
    public void EveryCapabilityFolder_HasItsFilesAndItsRow()
    {
        var repository = Repository.Load();
        var index = repository.Files["src/Bonafide.Capabilities/README.md"];
        var folders = repository.CSharp("src/Bonafide.Capabilities/")
            .Select(file => file.Path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct();
        var problems = new List<string>();
        foreach (var folder in folders)
        {
            var prefix = $"src/Bonafide.Capabilities/{folder}/";
            string[] needed = [$"{folder}Capability.cs", $"{folder}Labels.cs", $"{folder}Registration.cs", "README.md"];
            problems.AddRange(needed.Where(name => !repository.Files.ContainsKey(prefix + name))
                .Select(name => prefix + name));
            if (!index.Contains($"({folder}/README.md)", StringComparison.Ordinal))
            {
                problems.Add($"README has no row for {folder}");
            }
        }

        Repository.AssertNone(problems);
    }

    /// <summary>A capability that the catalogue names is in the README, and its row says so when it is not
    /// built.</summary>
    [Fact]
    public void EveryCapabilityOfTheCatalogue_HasItsStateInTheReadme() =>
        Repository.AssertNone(WrongStates(Repository.Load()));

    [Theory]
    [InlineData("| `liveness` | works |")]
    [InlineData("| `liveness`, `similarity` | not built |")]
    [InlineData("| `liveness`, `similarity` | works |\n| `authentication` | works |")]
    public void Rule_CatchesAWrongState(string readme) => Assert.NotEmpty(WrongStates(new Repository(
        new Dictionary<string, string>
        {
            ["README.md"] = readme,
            [Catalogue] = """{"workflows":[{"steps":[{"capabilities":["liveness","similarity","authentication"]}]}]}""",
            ["src/Bonafide.Capabilities/Liveness/LivenessCapability.cs"] = string.Empty,
            ["src/Bonafide.Capabilities/Similarity/SimilarityCapability.cs"] = string.Empty,
        })));

    private const string Catalogue = "src/Bonafide.Core/Workflows/workflows.json";

    private static List<string> WrongStates(Repository repository)
    {
        var rows = repository.Files["README.md"].Split('\n').Where(line => line.StartsWith('|')).ToList();
        var found = new List<string>();
        foreach (var name in Capabilities(repository.Files[Catalogue]))
        {
            var folder = char.ToUpperInvariant(name[0]) + name[1..];
            var isBuilt = repository.Files.ContainsKey(
                $"src/Bonafide.Capabilities/{folder}/{folder}Capability.cs");
            var row = rows.Find(line => line.Contains($"`{name}`", StringComparison.Ordinal));
            if (row is null || row.Contains("not built", StringComparison.Ordinal) == isBuilt)
            {
                found.Add($"README says {(row is null ? "nothing" : "the opposite")} of {name}");
            }
        }

        return found;
    }

    private static IEnumerable<string> Capabilities(string catalogue) =>
        System.Text.Json.JsonDocument.Parse(catalogue).RootElement.GetProperty("workflows").EnumerateArray()
            .SelectMany(workflow => workflow.GetProperty("steps").EnumerateArray())
            .SelectMany(step => step.GetProperty("capabilities").EnumerateArray())
            .Select(capability => capability.ValueKind == System.Text.Json.JsonValueKind.String
                ? capability.GetString()!
                : capability.GetProperty("name").GetString()!)
            .Distinct();

    private static List<string> NpmPackages(Repository repository, string path) =>
        repository.Files.TryGetValue(path, out var text)
            ? System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("dependencies").EnumerateObject()
                .Select(property => property.Name).ToList()
            : [];

    private static IEnumerable<string> AptPackages(Repository repository, string path) =>
        repository.Files[path].Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'));

    private static List<string> BrokenLinks(Repository repository)
    {
        var found = new List<string>();
        foreach (var (path, text) in repository.Files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            var folder = Path.GetDirectoryName(path)!;
            foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value.Split('#')[0]))
            {
                if (target.Length == 0 || target.Contains(':'))
                {
                    continue;
                }

                var full = Path.GetRelativePath(".", Path.Combine(folder, target)).Replace('\\', '/').TrimEnd('/');
                if (!repository.Files.Keys.Any(file => file == full
                    || file.StartsWith(full + "/", StringComparison.Ordinal))
                    && !File.Exists(Path.Combine(Repository.Root(), full)))
                {
                    found.Add($"{path}: {target}");
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<PackageVersion Include=""([^""]+)""")]
    private static partial Regex Package();
}
