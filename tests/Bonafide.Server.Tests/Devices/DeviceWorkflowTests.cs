using System.Net;
using System.Text.Json.Nodes;
using Bonafide.Contracts;
using Bonafide.Server.Cli;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Devices;

/// <summary>The two workflows and the two parts that take a blackbox, from the account to the answer.</summary>
public sealed class DeviceWorkflowTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    private const string Capability = "deviceRiskVerification";

    [Fact]
    public async Task ADevice_IsNewOnceAndThenKnown()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.40");
        var uploaded = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("DATA", uploaded.Entry.Credentials.Single().Category);
        Assert.True((bool)uploaded.Data["deviceIsNew"]!);
        Assert.Equal("192.0.2.40", (string?)uploaded.Data["trueIP"]);
        Assert.Equal("720X1280", (string?)uploaded.Data["deviceScreen"]);
        Assert.InRange(int.Parse((string)uploaded.Data["metaDataAge"]!, null), 0, 600);

        var second = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("PASSED/LOW_RISK", second.Decision);
        Assert.False((bool)second.Data["deviceIsNew"]!);
        Assert.Equal((string?)uploaded.Data["deviceFirstSeen"], (string?)second.Data["deviceFirstSeen"]);
        Assert.Equal(uploaded.Data.Select(field => field.Key), second.Data.Select(field => field.Key));
    }

    [Fact]
    public async Task DeprecatedSession_HasItsOwnFields()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.41");
        var judged = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey), member: "Session");
        Assert.Equal("PASSED/LOW_RISK", judged.Decision);
        Assert.Equal(
            ["emulatorUsed", "suspectedOSAnomalyRisk", "deviceOS", "browser", "ipType", "trueIP"],
            judged.Data.Select(field => field.Key));
        Assert.Equal(("low", "Linux", "Chrome"), ((string?)judged.Data["suspectedOSAnomalyRisk"],
            (string?)judged.Data["deviceOS"], (string?)judged.Data["browser"]));
    }

    [Fact]
    public async Task ManyTransactionsOnOneDevice_AreCounted()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.42");
        for (var i = 1; i < 10; i++)
        {
            Assert.Empty((await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey))).Alerts);
        }

        var judged = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
        Assert.Equal(["Transactions Per Device- 10 in 1 day"], judged.Alerts);
    }

    [Theory]
    [InlineData("device_risk")]
    [InlineData("prepared_data")]
    public async Task WithIdAndSelfie_TheDeviceIsJudgedBesideThem(string part)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host, isSandbox: true);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.43");
        var created = await tenant.Client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test", WorkflowDefinition = new() { Key = 90018 },
        });
        var credentials = created.WorkflowExecution.Credentials;
        CredentialApiReply Of(string category) => credentials.First(one => one.Category == category).Api!;
        var page = SpecimenDrawing.Passport(DrawnPeople.Alma, Sample(SampleFaces.Portrait), seed: 3).Image;
        await tenant.Client.UploadAsync(Of("ID"), "front", ImageCodec.EncodeJpeg(page), "image/jpeg");
        await tenant.Client.UploadAsync(Of("SELFIE"), "face", Sample(SampleFaces.Selfie), "image/jpeg");
        var body = new JsonObject { ["sessionId"] = await browser.VisitAsync(tenant.Subkey) }.ToJsonString();
        Assert.Equal(HttpStatusCode.OK, await tenant.UploadAsync(Of("DATA"), body, part));
        await tenant.Client.FinalizeAsync(Of("ID"));
        var details = await ExecutionsVerb.WaitAsync(
            tenant.Client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, default);

        Assert.Equal("90018", details.Workflow.DefinitionKey);
        Assert.Contains("similarity", details.Capabilities!.Keys);
        var entry = Assert.Single(details.Capabilities[Capability]);
        Assert.Equal("LOW_RISK", entry.Decision.Details.Label);
        Assert.Equal("Chrome", (string?)entry.Data!["browser"]);
    }

    private static byte[] Sample(string name) => File.ReadAllBytes(PackFolder.File("samples", name));
}
