using Bonafide.Sources.Device;
using Bonafide.Sources.Packs;
using Bonafide.Sources.Tests.Packs;

namespace Bonafide.Sources.Tests.Device;

/// <summary>
/// The test cases of uap-core over the patterns of the same version, read by our compiler and matched by our parser:
/// all of them. The package that ships carries patterns without cases, so the pairs are Debian's (0.16.0) and, where
/// it lies beside the repository, the project's own of August 2026. Cases of one version over patterns of another show
/// what was added to the patterns, not how they are read.
/// </summary>
public sealed class UserAgentVectorTests
{
    private const string Debian = "/usr/share/uap-core";

    [Theory]
    [InlineData("test_ua.yaml", new[] { "family", "major", "minor", "patch" })]
    [InlineData("test_os.yaml", new[] { "family", "major", "minor", "patch", "patch_minor" })]
    [InlineData("test_device.yaml", new[] { "family", "brand", "model" })]
    public void DebiansCases_AreReadAsTheySay(string file, string[] fields)
    {
        using var patterns = File.OpenRead(Path.Combine(Debian, "regexes.yaml"));
        using var cases = File.OpenText(Path.Combine(Debian, "tests", file));
        AssertAgrees(patterns, UserAgentCases.Read(cases), file, fields);
    }

    [SharedDataTheory]
    [InlineData("test_ua.yaml", new[] { "family", "major", "minor", "patch" })]
    [InlineData("test_os.yaml", new[] { "family", "major", "minor", "patch", "patch_minor" })]
    public void NewestCases_AreReadAsTheySay(string file, string[] fields)
    {
        using var patterns = File.OpenRead(SharedData.Find("device/uap-core-regexes.yaml"));
        using var cases = new StreamReader(SharedData.OpenXz($"device/uap-core-{file}.xz"));
        AssertAgrees(patterns, UserAgentCases.Read(cases), file, fields);
    }

    private static void AssertAgrees(
        Stream patterns, IReadOnlyList<Dictionary<string, string?>> cases, string file, string[] fields)
    {
        using var packages = new MadeUpPackages();
        using var content = new MemoryStream();
        patterns.CopyTo(content);
        packages.File("uap-core", "regexes.yaml", content.ToArray()).Build(DevicePackCompiler.Compiler);
        var parser = UserAgentParser.TryOpen(packages.Open())!;
        Func<string, string?[]?> read = file switch
        {
            "test_ua.yaml" => parser.Browser,
            "test_os.yaml" => parser.System,
            _ => parser.Device,
        };
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(one => !Agrees(one, read(one["user_agent_string"]!), fields))
            .Select(one => one["user_agent_string"]));
    }

    /// <summary>No match is the family "Other" (uap-core, docs/specification.md); empty is as absent.</summary>
    private static bool Agrees(Dictionary<string, string?> expected, string?[]? found, string[] fields) =>
        fields.Select((field, at) => (Expected: Given(expected.GetValueOrDefault(field)),
                Found: found is null ? at == 0 ? "Other" : null : found[at]))
            .All(pair => pair.Expected == pair.Found);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
