using Bonafide.Core.Capabilities;
using Bonafide.Core.Subjects;
using Bonafide.Sources.GeoIp;

namespace Bonafide.Sources.Tests.Sandbox;

public sealed class SandboxAddressTests : IDisposable
{
    private const string Section = "IP addresses";

    private readonly SandboxRun _run = new();

    public static TheoryData<string> Values => SandboxDocument.Keys(Section);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Value_BringsWhatTheDocumentSays(string value)
    {
        var outcome = await JudgeAsync(value, sandbox: true);
        SandboxDocument.AssertBrings(
            SandboxDocument.Row(Section, value), 1, outcome, SandboxDocument.Members(outcome));
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

    private Task<CapabilityOutcome> JudgeAsync(string address, bool sandbox) => _run.JudgeAsync(
        CapabilityNames.GeoIpVerification, 10118, new PreparedData { IpAddress = address }, sandbox);
}
