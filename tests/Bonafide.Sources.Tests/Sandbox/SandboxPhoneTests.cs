using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Phone;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxPhoneTests : IDisposable
{
    private const string Section = "Phone numbers";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Values => SandboxDocument.Keys(Section);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_BringsWhatTheDocumentSays(string value)
    {
        var row = SandboxDocument.Row(Section, value);
        var outcome = await JudgeAsync(value, sandbox: true);
        Assert.Equal(row[1], outcome.Decision.Wire());
        Assert.Equal(row[2], outcome.Label);
        Assert.Equal(row[3], string.Join(", ", Texts(outcome, "relativeRisk")));
        Assert.True(row[4].Length == 0 || ValuesOf(outcome).Contains(row[4]), $"{value} does not bring {row[4]}.");
    }

    [Fact]
    public void Document_ListsEveryValueAndItsReason() => Assert.Equal(
        SandboxPhones.All.Select(value => (value.Number, value.Brings, value.Why)),
        SandboxDocument.Rows(Section).Select(row => (row[0], row[4], row[5])));

    [Fact]
    public async Task Values_BringOutEveryDataValueOfTheSeed()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in SandboxPhones.All)
        {
            seen.UnionWith(ValuesOf(await JudgeAsync(value.Number, sandbox: true)));
        }

        Assert.Empty(PhoneValues.All.Except(seen));
    }

    [Fact]
    public async Task Missing_AndSourceless_AreToldApart()
    {
        Assert.Equal(CommonLabels.PreconditionNotFulfilled, (await JudgeAsync(null, sandbox: true)).Label);
        Assert.Equal(CommonLabels.TechnicalError, (await JudgeAsync("+12025550199", sandbox: true)).Label);
        Assert.Equal(CommonLabels.TechnicalError, (await JudgeAsync("+12025550101", sandbox: false)).Label);
    }

    public void Dispose() => _run.Dispose();

    private static IEnumerable<string> ValuesOf(CapabilityOutcome outcome) =>
        (outcome.Data ?? []).Where(pair => pair.Value is JsonValue).Select(pair => $"{pair.Key}={pair.Value}")
            .Concat(Texts(outcome, "relativeRisk"))
            .Concat(Texts(outcome, "applicationToPersonTraffic"))
            .Concat(Texts(outcome, "personToPersonTraffic"));

    private static IEnumerable<string> Texts(CapabilityOutcome outcome, string member) =>
        outcome.Data?["riskInsights"]?[member]?.AsArray().Select(value => value!.GetValue<string>()) ?? [];

    private Task<CapabilityOutcome> JudgeAsync(string? number, bool sandbox) => _run.JudgeAsync(
        CapabilityNames.PhoneVerification, 10065, new PreparedData { PhoneNumber = number }, sandbox);
}
