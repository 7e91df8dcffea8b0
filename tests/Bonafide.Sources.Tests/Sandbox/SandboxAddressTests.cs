using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.GeoIp;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxAddressTests : IDisposable
{
    private const string Section = "IP addresses";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Values => [.. SandboxDocument.Rows(Section).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_BringsWhatTheDocumentSays(string value)
    {
        var row = SandboxDocument.Rows(Section).Single(cells => cells[0] == value);
        var outcome = await JudgeAsync(value, sandbox: true);
        Assert.Equal(row[1], outcome.Decision.Wire());
        Assert.Equal(row[2], outcome.Label);
        Assert.True(row[3].Length == 0 || Brought(outcome).Contains(row[3]), $"{value} does not bring {row[3]}.");
    }

    [Fact]
    public void Document_ListsEveryValueAndItsReason() => Assert.Equal(
        SandboxAddresses.All.Select(value => (value.Text, value.Brings, value.Why)),
        SandboxDocument.Rows(Section).Select(row => (row[0], row[3], row[4])));

    [Fact]
    public async Task Values_BringOutEveryFieldOfTheSeed()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in SandboxAddresses.All)
        {
            seen.UnionWith((await JudgeAsync(value.Text, sandbox: true)).Data!.Select(pair => pair.Key));
        }

        string[] fields =
        [
            "country", "state", "city", "isp", "organization", "accuracyRadius", "latitude", "longitude",
            "torExitNode", "anonymous", "anonymousVPN", "satelliteProvider", "proxyType", "userType",
            "highBillingPostalCodeVelocity", "highEmailVelocity", "highIssuerIdVelocity", "highRiskDevicesActivity",
            "highRiskEmailsActivity", "highRiskNetworkActivity",
        ];
        Assert.Equal(fields.Order(), seen.Order());
    }

    [Fact]
    public async Task ProductionTenant_DoesNotKnowTheValues() =>
        Assert.Equal(CommonLabels.TechnicalError, (await JudgeAsync("192.0.2.1", sandbox: false)).Label);

    public void Dispose() => _run.Dispose();

    private static IEnumerable<string> Brought(CapabilityOutcome outcome) =>
        outcome.Data!.Select(pair => $"{pair.Key}={pair.Value}");

    private Task<CapabilityOutcome> JudgeAsync(string address, bool sandbox) => _run.JudgeAsync(
        CapabilityNames.GeoIpVerification, 10118, new PreparedData { IpAddress = address }, sandbox);
}
