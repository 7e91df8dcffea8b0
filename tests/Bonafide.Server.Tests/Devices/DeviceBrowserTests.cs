using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>A real browser on an integrator's page, from the script to the transaction.</summary>
public sealed class DeviceBrowserTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    [Fact]
    public async Task Browser_MakesABlackbox_AndTheTransactionReportsItsDevice()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        await using var context = await browser.NewContextAsync(new() { TimezoneId = "Asia/Dhaka", Locale = "en-US" });

        var first = await tenant.JudgeAsync(await RealBrowser.CollectAsync(context, page.Origin));
        Assert.Equal("WARNING/MEDIUM_RISK", first.Decision);
        Assert.Contains("Automated Browser", first.Alerts);
        Assert.Contains("Chrome", (string?)first.Data["browser"]);
        Assert.Equal("Linux", (string?)first.Data["deviceOS"]);
        Assert.Equal("+06:00", (string?)first.Data["browserTimezone"]);
        Assert.Equal("127.0.0.1", (string?)first.Data["trueIP"]);
        Assert.Equal("720X1280", (string?)first.Data["deviceScreen"]);
        Assert.True((bool)first.Data["browserCookiesEnabled"]!);
        Assert.True((bool)first.Data["deviceIsNew"]!);

        // The id that the browser keeps.
        var kept = await tenant.JudgeAsync(await RealBrowser.CollectAsync(context, page.Origin));
        Assert.False((bool)kept.Data["deviceIsNew"]!);

        // Cleared: cookies and storage both.
        await context.ClearCookiesAsync();
        await context.Pages[0].EvaluateAsync("localStorage.clear()");
        var cleared = await tenant.JudgeAsync(await RealBrowser.CollectAsync(context, page.Origin));
        Assert.False((bool)cleared.Data["deviceIsNew"]!);
        Assert.Equal((string?)kept.Data["deviceFirstSeen"], (string?)cleared.Data["deviceFirstSeen"]);

        // Another device at the same time: another screen, zone and language.
        await using var other = await browser.NewContextAsync(new()
        {
            TimezoneId = "Europe/Vienna", Locale = "de-AT", ViewportSize = new() { Width = 800, Height = 600 },
        });
        var stranger = await tenant.JudgeAsync(await RealBrowser.CollectAsync(other, page.Origin));
        Assert.True((bool)stranger.Data["deviceIsNew"]!);
    }

    [Fact]
    public async Task Callback_GetsAFirstAndAFinalBlackbox_AndTheElementStaysEmpty()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(page.Origin + "/?callback");
        await tab.WaitForFunctionAsync("window.calls && window.calls.some(one => one.complete)");
        Assert.Equal(
            "[false,true]", await tab.EvaluateAsync<string>("JSON.stringify(calls.map(one => one.complete))"));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>("document.getElementById('iobb').value"));
        Assert.NotEqual(0, await tab.EvaluateAsync<int>("traces.length"));
        var judged = await tenant.JudgeAsync(await tab.EvaluateAsync<string>("calls[0].bb"));
        Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
    }

    /// <summary>The script stands on our origin and the page on another, as the seed's addresses have it.</summary>
    [Fact]
    public async Task DeprecatedScript_GivesASession_AndTheAnswerHasItsFields()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey, $$"""
            <!doctype html>
            <title>Sign up</title>
            <script src="{{host.Host.Origin}}/device-fingerprint-web/0.3.0/index.js"></script>
            <script>
              window.logged = [];
              window.session = acquireDeviceFingerprint({
                development: false, datacenter: "eu", token: "authorizationToken",
                logCallback: function (message) { window.logged.push(message); }
              });
            </script>
            """);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(page.Origin);
        var session = await tab.EvaluateAsync<string>("window.session");
        Assert.NotEqual(0, await tab.EvaluateAsync<int>("logged.length"));

        var judged = await tenant.JudgeAsync(session, member: "Session");
        Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
        Assert.True((bool)judged.Data["emulatorUsed"]!);
        Assert.Equal("low", (string?)judged.Data["suspectedOSAnomalyRisk"]);
        Assert.Equal("Linux", (string?)judged.Data["deviceOS"]);
        Assert.Contains("Chrome", (string?)judged.Data["browser"]);
        Assert.Equal("127.0.0.1", (string?)judged.Data["trueIP"]);
        Assert.False(judged.Data.ContainsKey("deviceAlerts"));
    }

    /// <summary>An id copied out of another browser: the device does not look like itself, so it is none.</summary>
    [Fact]
    public async Task ACopiedId_MakesNoOtherDeviceCertain()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.50");
        await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        var thief = new MadeUpBrowser(host.Host.Origin, "192.0.2.51", model: "1920") { StoredId = browser.StoredId };
        var judged = await tenant.JudgeAsync(await thief.VisitAsync(tenant.Subkey));
        Assert.True((bool)judged.Data["deviceIsNew"]!);
    }
}
