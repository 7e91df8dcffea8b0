using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Core.Subjects;
using Bonafide.Core.Workflows;
using Bonafide.Tests.Shared;

namespace Bonafide.Capabilities.Tests.Support;

/// <summary>Runs the case files of a slice against its capability.</summary>
public static class CaseRunner
{
    /// <summary>Paths of all case files of a slice, for <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Of(string slice)
    {
        var data = new TheoryData<string>();
        var files = Directory.EnumerateFiles(CasesFolder(slice), "*.json", SearchOption.AllDirectories);
        foreach (var path in files.Order())
        {
            data.Add(Path.GetRelativePath(CasesFolder(slice), path));
        }

        return data;
    }

    /// <summary>Judges the case and asserts every expectation; returns the outcomes for further looks.</summary>
    public static IReadOnlyList<CapabilityOutcome> Run(string slice, string file, ICapability capability)
    {
        var text = File.ReadAllText(Path.Combine(CasesFolder(slice), file));
        var given = JsonSerializer.Deserialize<CaseFile>(text, CaseFile.Json)!;
        Assert.False(string.IsNullOrWhiteSpace(given.Why), $"{file} does not say why it matters.");
        var execution = View(given, capability);
        var facts = new FactSet(given.Facts.Select(fact => ToFact(fact, given))).AllowingFor(capability.Optional);
        var outcomes = capability.Groups(execution).Select(group => capability.Judge(new()
        {
            Execution = execution,
            Group = group,
            Facts = facts,
            Subject = SubjectData.Merge(execution.Prepared, null, execution.SessionAddress),
            Upstream = [],
        })).ToList();
        Assert.Equal(given.Expect.Count, outcomes.Count);
        foreach (var (expected, outcome) in given.Expect.Zip(outcomes))
        {
            AssertOutcome(file, expected, outcome, given);
        }

        return outcomes;
    }

    /// <summary>Every label of the slice is reached by some case, or by the named exceptions with a reason.</summary>
    public static void AssertEveryLabelIsReached(string slice, IEnumerable<LabelDefinition> labels)
    {
        var reached = Expectations(slice).Select(expected => (expected.Decision, expected.Label)).ToHashSet();
        var missing = labels.Where(label => !reached.Contains((label.Decision.Wire(), label.Label))).ToList();
        Assert.True(missing.Count == 0, "No case reaches: " + string.Join(", ", missing.Select(label => label.Label)));
    }

    /// <summary>Every value of the seed's data table of the signal is reached by some case.</summary>
    public static void AssertEveryValueIsReached(string slice, string signal)
    {
        var reached = Expectations(slice).SelectMany(expected => expected.Data ?? [])
            .Select(field => $"{signal}.{field.Key}={field.Value}").ToHashSet();
        var wanted = SignalTables.DataValues.Where(value => value.StartsWith(signal + ".", StringComparison.Ordinal));
        var missing = wanted.Except(reached).ToList();
        Assert.True(missing.Count == 0, "No case reaches: " + string.Join(", ", missing));
    }

    /// <summary>The README of the slice names each label with its decision in a table row.</summary>
    public static void AssertReadmeNames(string slice, IEnumerable<LabelDefinition> labels)
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot(), "src/Bonafide.Capabilities", slice, "README.md"));
        var missing = labels.Where(label =>
            !readme.Contains($"| {label.Decision.Wire()} | `{label.Label}` |", StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, "The README lacks: " + string.Join(", ", missing.Select(label =>
            $"| {label.Decision.Wire()} | `{label.Label}` | {label.Sentence} |")));
    }

    /// <summary>What the cases of a slice expect, all of them.</summary>
    internal static IEnumerable<CaseExpectation> Expectations(string slice) =>
        Directory.EnumerateFiles(CasesFolder(slice), "*.json", SearchOption.AllDirectories)
            .SelectMany(path => JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(path), CaseFile.Json)!.Expect);

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bonafide.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository root was not found.");
    }

    private static string CasesFolder(string slice) =>
        Path.Combine(RepositoryRoot(), "src/Bonafide.Capabilities", slice, "Cases");

    private static ExecutionView View(CaseFile given, ICapability capability) => new()
    {
        Tenant = new(new Guid("00000000-0000-7000-8000-000000000001")),
        Account = new(new Guid("00000000-0000-7000-8000-000000000002")),
        Id = new(new Guid("00000000-0000-7000-8000-000000000003")),
        IsSandbox = given.Sandbox,
        Workflow = new WorkflowCatalog(new CapabilityCatalog([capability])).Find(given.Workflow)
            ?? throw new InvalidOperationException($"Workflow {given.Workflow} does not exist."),
        Credentials = [.. given.Credentials.Select((credential, index) => ToCredential(credential, index))],
        StartedAt = DateTimeOffset.Parse(given.StartedAt, System.Globalization.CultureInfo.InvariantCulture),
        Settings = given.Settings?.Deserialize<TenantSettings>(FactJson.Options) ?? new TenantSettings(),
        Options = given.Options?.Deserialize<CapabilityOptions>(FactJson.Options) ?? new CapabilityOptions(),
        Prepared = given.Prepared?.Deserialize<PreparedData>(FactJson.Options),
    };

    private static CredentialView ToCredential(CaseCredential credential, int index) => new()
    {
        Id = IdOf(credential.Name ?? credential.Category),
        Category = CredentialCategories.Parse(credential.Category)!.Value,
        Label = credential.Name ?? credential.Category,
        Countries = credential.Countries ?? [],
        Types = credential.Types ?? [],
        Parts = [.. Parts(credential, index).Where(part => part.Classifier != Classifiers.Chip)],
        Chip = Parts(credential, index).FirstOrDefault(part => part.Classifier == Classifiers.Chip),
    };

    private static IEnumerable<PartView> Parts(CaseCredential credential, int index) =>
        (credential.Parts ?? []).Select((part, ordinal) => new PartView(
            new(new Guid(index + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 1, (byte)ordinal])), part, 0, "image/jpeg", 1000,
            1200, 800));

    /// <summary>A stable id from the name that the case uses.</summary>
    private static CredentialId IdOf(string name)
    {
        var bytes = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return new(new Guid(bytes.AsSpan(0, 16)));
    }

    private static Fact ToFact(CaseFact fact, CaseFile given)
    {
        var credential = fact.Credential is { } name ? IdOf(name) : (CredentialId?)null;
        Assert.True(fact.Credential is null || given.Credentials.Any(c => (c.Name ?? c.Category) == fact.Credential),
            $"The fact {fact.Kind} names a credential that the case does not have.");
        if (fact.Status != "Known")
        {
            return Fact.Unknown(fact.Kind, credential, Enum.Parse<FactStatus>(fact.Status));
        }

        var value = CaseFacts.Resolve(fact.Value, fact.Change, name => IdOf(name).Value);
        return new(fact.Kind, credential, FactStatus.Known, Encoding.UTF8.GetBytes(value.ToJsonString()), []);
    }

    private static void AssertOutcome(
        string file, CaseExpectation expected, CapabilityOutcome outcome, CaseFile given)
    {
        var findings = string.Join("; ", outcome.Findings.Select(f => $"{f.Name}={f.Measured} ({f.Limit}, {f.Met})"));
        Assert.True(
            expected.Decision == outcome.Decision.Wire() && expected.Label == outcome.Label,
            $"{file}: expected {expected.Decision}/{expected.Label}, got {outcome.Decision.Wire()}/{outcome.Label}. "
            + $"Findings: {findings}");
        if (expected.Data is { } data)
        {
            Assert.True(
                JsonNode.DeepEquals(data, outcome.Data),
                $"{file}: expected data {data.ToJsonString()}, got {outcome.Data?.ToJsonString() ?? "none"}");
        }

        foreach (var finding in expected.Findings ?? [])
        {
            var (name, measured) = finding.Split('=', 2) is [var left, var right] ? (left, right) : (finding, null);
            Assert.True(
                outcome.Findings.Any(f => f.Name == name && (measured is null || f.Measured == measured)),
                $"{file}: finding {finding} is missing. Findings: {findings}");
        }

        if (expected.Credentials is { } credentials)
        {
            Assert.Equal(
                credentials.Select(name => IdOf(name)), outcome.Credentials.Select(credential => credential.Id));
        }
    }
}
