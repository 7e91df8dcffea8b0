using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;
using Bonafide.Sources.Device;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxDeviceTests : IDisposable
{
    private const string Section = "Devices";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Values => SandboxDocument.Keys(Section);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_BringsWhatTheDocumentSays(string value)
    {
        var outcome = await JudgeAsync(value, sandbox: true);
        SandboxDocument.AssertBrings(
            SandboxDocument.Row(Section, value), 1, outcome, Brought(outcome));
    }

    [Fact]
    public void Document_ListsEveryValueAndItsReason() => Assert.Equal(
        SandboxDevices.All.Select(value => (value.Text, value.Brings, value.Why)),
        SandboxDocument.Rows(Section).Select(row => (row[0], row[3], row[4])));

    [Fact]
    public async Task Values_BringOutEveryFieldOfTheSeed()
    {
        string[] fields =
        [
            "deviceModel", "deviceOS", "browser", "trueIP", "ipLocationCity", "ipLocationCountry",
            "ipLocationLatitude", "ipLocationLongitude", "ipLocationRegion", "metaDataAge", "deviceAlerts",
            "browserCookiesEnabled", "browserLanguage", "browserVersion", "deviceFirstSeen", "deviceScreen", "isp",
            "flashEnabled", "browserTimezone", "deviceIsNew",
        ];
        var outcome = await JudgeAsync("sandbox-device-known", sandbox: true);
        Assert.Equal(fields, outcome.Data!.Select(pair => pair.Key));
    }

    [Fact]
    public async Task Session_GivesTheDeprecatedFields()
    {
        var outcome = await JudgeAsync("sandbox-device-known", sandbox: true, isDeprecated: true);
        Assert.Equal(
            [
                "emulatorUsed", "suspectedProxyUsedRisk", "suspectedOSAnomalyRisk", "suspectedVPNUsedRisk", "deviceOS",
                "browser", "ipType", "trueIP",
            ],
            outcome.Data!.Select(pair => pair.Key));
    }

    [Fact]
    public async Task ProductionTenant_DoesNotKnowTheValues() =>
        Assert.Equal(CommonLabels.TechnicalError, (await JudgeAsync("sandbox-device-known", sandbox: false)).Label);

    public void Dispose() => _run.Dispose();

    private static IEnumerable<string?> Brought(CapabilityOutcome outcome) =>
        SandboxDocument.Members(outcome)
            .Concat(outcome.Data!["deviceAlerts"] is { } alerts
                ? alerts.AsArray().Select(alert => (string?)alert)
                : []);

    private Task<CapabilityOutcome> JudgeAsync(string blackbox, bool sandbox, bool isDeprecated = false) =>
        _run.JudgeAsync(
            CapabilityNames.DeviceRiskVerification, 90012, new PreparedData(), sandbox,
            device: new DeviceRiskData(blackbox, isDeprecated));
}
