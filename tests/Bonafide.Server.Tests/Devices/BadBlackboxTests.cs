using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bonafide.Server.Tests.Devices;

/// <summary>Blackboxes as strangers send them: each has its label, and none breaks anything.</summary>
public sealed class BadBlackboxTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    private const string Refused = "NOT_EXECUTED/BAD_REQUEST";
    private const string Unlike = "{}";

    [Fact]
    public async Task NotProvided_SaysSo()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        foreach (var given in new[] { string.Empty, "   " })
        {
            var judged = await tenant.JudgeAsync(given);
            Assert.Equal("NOT_EXECUTED/DATA_NOT_FOUND", judged.Decision);
            Assert.Equal(["Device Not Provided"], judged.Alerts);
        }
    }

    [Fact]
    public async Task WhatIsNoBlackbox_IsInvalid()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        string[] given =
        [
            "not base64 at all", "AA", "AQ==", new string('A', 10_000), "0400l1oURA1kJHkNf94lis1ztsLfEt3/IFXX",
            "\u202Egnp.xobkcalb", "\u0001\u0007", Convert.ToBase64String(RandomNumberGenerator.GetBytes(600)),
            "<script>alert(1)</script>", "' or 1=1 --",
        ];
        foreach (var one in given)
        {
            var judged = await tenant.JudgeAsync(one);
            Assert.Equal(Refused, judged.Decision);
            Assert.Equal(["Invalid Blackbox"], judged.Alerts);
        }
    }

    [Fact]
    public async Task CutShortOrChanged_IsInvalid()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.30");
        var whole = Convert.FromBase64String(await browser.VisitAsync(tenant.Subkey));
        foreach (var length in new[] { 1, 2, 40, whole[1] + 2, whole[1] + 60, whole.Length - 17, whole.Length - 1 })
        {
            Assert.Equal(Refused, (await tenant.JudgeAsync(Convert.ToBase64String(whole[..length]))).Decision);
        }

        // One bit in the form, the nonce, the point, the IV, the cipher text and the tag.
        foreach (var at in new[] { 0, 1, 20, whole[1] + 10, whole[1] + 68, whole[1] + 90, whole.Length - 1 })
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 4;
            Assert.Equal(Refused, (await tenant.JudgeAsync(Convert.ToBase64String(changed))).Decision);
        }

        Assert.Equal("PASSED/LOW_RISK", (await tenant.JudgeAsync(Convert.ToBase64String(whole))).Decision);
    }

    [Fact]
    public async Task SealedToAnotherKey_IsInvalid()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.31");
        var start = await browser.StartAsync(tenant.Subkey);
        using var stranger = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var q = stranger.ExportParameters(includePrivateParameters: false).Q;
        var box = MadeUpBrowser.Seal(
            Convert.FromBase64String(start.Nonce), [4, .. q.X!, .. q.Y!],
            Encoding.UTF8.GetBytes(browser.Evidence().ToJsonString()));
        Assert.Equal(Refused, (await tenant.JudgeAsync(Convert.ToBase64String(box))).Decision);

        // A nonce that we never gave.
        box = MadeUpBrowser.Seal(
            RandomNumberGenerator.GetBytes(76), Convert.FromBase64String(start.Key),
            Encoding.UTF8.GetBytes(browser.Evidence().ToJsonString()));
        Assert.Equal(Refused, (await tenant.JudgeAsync(Convert.ToBase64String(box))).Decision);
    }

    [Fact]
    public async Task UsedTwice_IsInvalidTheSecondTime()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var blackbox = await new MadeUpBrowser(host.Host.Origin, "192.0.2.32").VisitAsync(tenant.Subkey);
        var first = await tenant.JudgeAsync(blackbox);
        Assert.Equal("PASSED/LOW_RISK", first.Decision);
        Assert.Equal(Refused, (await tenant.JudgeAsync(blackbox)).Decision);
        Assert.Equal(Refused, (await tenant.JudgeAsync(blackbox, first.Account)).Decision);
    }

    [Fact]
    public async Task OfAnotherTenantsPage_IsNotPermitted()
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var blackbox = await new MadeUpBrowser(host.Host.Origin, "192.0.2.33").VisitAsync(one.Subkey);
        var judged = await other.JudgeAsync(blackbox);
        Assert.Equal("NOT_EXECUTED/PERMISSION_DENIED", judged.Decision);
        Assert.Equal(["Invalid Blackbox"], judged.Alerts);
    }

    [Fact]
    public async Task OpenedButUnlikeABrowser_IsSuspect()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.34");
        var lacking = browser.Evidence();
        lacking.Remove("webdriver");
        var foreign = browser.Evidence();
        foreign["userAgent"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/135.0.0.0 Safari/537.36";
        var wrong = browser.Evidence();
        wrong["screen"] = "a screen";
        foreach (var evidence in new[] { lacking, foreign, wrong, JsonNode.Parse(Unlike)!.AsObject() })
        {
            var judged = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey, evidence));
            Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
            Assert.Contains("Suspect Device Data", judged.Alerts);
        }
    }

    /// <summary>Refused at the door, and the transaction goes on without a device.</summary>
    [Theory]
    [InlineData(10 * 1024 * 1024)]
    [InlineData(1024 * 1024)]
    public async Task TooLarge_IsRefusedByTheUpload(int length)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var (created, api) = await tenant.CreateAsync();
        var status = await tenant.UploadAsync(api, $$"""{"sessionId":"{{new string('A', length)}}"}""");
        Assert.Contains(status, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest });
        Assert.Equal(HttpStatusCode.OK, await tenant.UploadAsync(api, """{"sessionId":"AAAA"}"""));
        Assert.Equal(
            Refused,
            (await tenant.FinishAsync(created, api)).Decision);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"sessionId":"AAAA\u0000"}""")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"sessionId":7}""")]
    [InlineData("""{"sessionId":["AAAA"]}""")]
    [InlineData("""{"sessionId":{"a":1}}""")]
    [InlineData("""{"sessionId":"AAAA" """)]
    [InlineData("\uFEFF\u0000")]
    public async Task ABodyOfAnotherShape_Is400(string body)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var (_, api) = await tenant.CreateAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await tenant.UploadAsync(api, body));
    }
}
