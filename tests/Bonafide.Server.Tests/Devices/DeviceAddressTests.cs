using System.Net;
using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Contracts;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// What the true address raises, from the header of a trusted proxy to the transaction. The addresses are real ones of
/// nobody in particular; what the operator's files say of them is made up.
/// </summary>
public sealed class DeviceAddressTests(WatchfulDeviceHost host) : IClassFixture<WatchfulDeviceHost>
{
    [Theory]
    [InlineData(WatchfulDeviceHost.Ordinary, "PASSED/LOW_RISK")]
    [InlineData(WatchfulDeviceHost.Tor, "REJECTED/HIGH_RISK", "TOR Exit Node IP")]
    [InlineData(WatchfulDeviceHost.Vpn, "WARNING/MEDIUM_RISK", "Proxy in Use")]
    [InlineData(WatchfulDeviceHost.PublicProxy, "WARNING/MEDIUM_RISK", "Proxy in Use")]
    [InlineData(WatchfulDeviceHost.ResidentialProxy, "WARNING/MEDIUM_RISK", "Proxy in Use")]
    [InlineData(WatchfulDeviceHost.RiskyCountry, "WARNING/MEDIUM_RISK", "High Risk Country")]
    [InlineData(WatchfulDeviceHost.WatchedIsp, "WARNING/MEDIUM_RISK", "ISP Watch List")]
    public async Task TheTrueAddress_RaisesItsAlert(string address, string decision, params string[] alerts)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var judged = await tenant.JudgeAsync(
            await new MadeUpBrowser(host.Host.Origin, address).VisitAsync(tenant.Subkey));
        Assert.Equal(decision, judged.Decision);
        Assert.Equal(alerts, judged.Alerts);
        Assert.Equal(address, (string?)judged.Data["trueIP"]);
        Assert.Equal(
            address == WatchfulDeviceHost.RiskyCountry ? "USA" : "GBR", (string?)judged.Data["ipLocationCountry"]);
        Assert.Equal(
            address == WatchfulDeviceHost.WatchedIsp ? WatchfulDeviceHost.Watched : WatchfulDeviceHost.Isp,
            (string?)judged.Data["isp"]);
    }

    /// <summary>What nobody vouches for is no address: an untrusted header is not taken over a trusted one.</summary>
    [Fact]
    public async Task OnlyTheNearestWord_Counts()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(
            host.Host.Origin, $"{WatchfulDeviceHost.Ordinary}, {WatchfulDeviceHost.Tor}");
        var judged = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal(WatchfulDeviceHost.Tor, (string?)judged.Data["trueIP"]);
        Assert.Equal(["TOR Exit Node IP"], judged.Alerts);
    }

    /// <summary>As docs/sandbox.md says: the lists work on the sandbox's devices as on real ones.</summary>
    [Fact]
    public async Task OnASandboxDevice_TheListsWorkToo()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host, isSandbox: true);
        var judged = await tenant.JudgeAsync("sandbox-device-known");
        Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
        Assert.Equal(["High Risk Country", "ISP Watch List"], judged.Alerts);
    }

    /// <summary>An address can be stated in 90018; its pictures show nobody, and the device is judged apart.</summary>
    [Theory]
    [InlineData(WatchfulDeviceHost.Ordinary, "LOW_RISK")]
    [InlineData(WatchfulDeviceHost.Elsewhere, "MEDIUM_RISK", "Geolocation Mismatch")]
    public async Task TheStatedAddress_IsComparedWithTheTrueOne(string stated, string label, params string[] alerts)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, WatchfulDeviceHost.WhereItIs);
        var created = await tenant.Client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test", WorkflowDefinition = new() { Key = 90018 },
        });
        CredentialApiReply Of(string category) =>
            created.WorkflowExecution.Credentials.First(one => one.Category == category).Api!;
        await tenant.Client.UploadAsync(Of("ID"), "front", Pictures.Jpeg(), "image/jpeg");
        await tenant.Client.UploadAsync(Of("SELFIE"), "face", Pictures.Jpeg(), "image/jpeg");
        var body = new JsonObject
        {
            ["sessionId"] = await browser.VisitAsync(tenant.Subkey), ["ipAddress"] = stated,
        };
        Assert.Equal(HttpStatusCode.OK, await tenant.UploadAsync(Of("DATA"), body.ToJsonString(), "prepared_data"));
        var judged = await tenant.FinishAsync(created, Of("ID"));
        Assert.Equal(label, judged.Entry.Decision.Details.Label);
        Assert.Equal(alerts, judged.Alerts);
    }
}
