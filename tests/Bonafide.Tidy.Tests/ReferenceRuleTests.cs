using System.Text.RegularExpressions;

namespace Bonafide.Tidy.Tests;

/// <summary>References point one way, downwards, as docs/architecture.md draws them.</summary>
public sealed partial class ReferenceRuleTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Core"] = ["Contracts"],
        ["Client"] = ["Contracts"],
        ["Capabilities"] = ["Core"],
        ["Sources"] = ["Core"],
        ["Vision"] = ["Core"],
        ["Vision.Host"] = ["Vision"],
        ["Storage"] = ["Core"],
        ["Storage.PostgreSql"] = ["Storage"],
        ["Engine"] = ["Capabilities", "Sources", "Vision", "Storage"],
        ["Batch"] = ["Engine"],
        ["Api"] = ["Engine"],
        ["Server"] = ["Api", "Batch", "Client", "Storage.PostgreSql", "Vision.Host"],
    };

    [Fact]
    public void Projects_ReferenceDownwardsOnly() => Repository.AssertNone(FindProjects(Repository.Load()));

    [Fact]
    public void Capabilities_DoNotKnowEachOther() => Repository.AssertNone(FindCapabilities(Repository.Load()));

    [Fact]
    public void Rule_CatchesAnUpwardReference()
    {
        var planted = new Repository(new Dictionary<string, string>
        {
            ["src/Bonafide.Core/Bonafide.Core.csproj"] =
                "<ProjectReference Include=\"../Bonafide.Engine/Bonafide.Engine.csproj\" />",
        });
        Assert.Single(FindProjects(planted));
    }

    [Fact]
    public void Rule_CatchesACapabilityThatNamesAnother()
    {
        var planted = new Repository(new Dictionary<string, string>
        {
            ["src/Bonafide.Capabilities/Liveness/A.cs"] = "using Bonafide.Capabilities.Usability;",
            ["src/Bonafide.Capabilities/Usability/B.cs"] = "namespace Bonafide.Capabilities.Usability;",
        });
        Assert.Single(FindCapabilities(planted));
    }

    private static List<string> FindProjects(Repository repository) =>
    [
        .. from file in repository.Files
           let project = ProjectFile().Match(file.Key)
           where project.Success
           from reference in Reference().Matches(file.Value)
           where !Allowed.GetValueOrDefault(project.Groups[1].Value, []).Contains(reference.Groups[1].Value)
           select $"{file.Key}: {reference.Groups[1].Value}",
    ];

    private static List<string> FindCapabilities(Repository repository)
    {
        var found = new List<string>();
        foreach (var (path, text) in repository.CSharp("src/Bonafide.Capabilities/"))
        {
            var parts = path.Split('/');
            if (parts.Length < 4)
            {
                continue;
            }

            found.AddRange(Capability().Matches(text)
                .Select(match => match.Groups[1].Value)
                .Where(other => other != parts[2] && other != "Tests"
                    && repository.Files.Keys.Any(file =>
                        file.StartsWith($"src/Bonafide.Capabilities/{other}/", StringComparison.Ordinal)))
                .Select(other => $"{path}: {other}"));
        }

        return found;
    }

    [GeneratedRegex(@"^src/Bonafide\.([\w.]+)/Bonafide\.\1\.csproj$")]
    private static partial Regex ProjectFile();

    [GeneratedRegex(@"<ProjectReference Include=""\.\./Bonafide\.([\w.]+)/")]
    private static partial Regex Reference();

    [GeneratedRegex(@"Bonafide\.Capabilities\.(\w+)")]
    private static partial Regex Capability();
}
