using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>The seed's settings of the collector, each in a real browser, up to the transaction.</summary>
public sealed class CollectorSettingsTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    private const string Fetched =
        "performance.getEntriesByType('resource').map(one => one.name.replace(location.origin, ''))"
        + ".filter(one => one.startsWith('/iojs/')).sort().join(' ')";

    [Fact]
    public async Task ARenamedObject_WithTheEarlyVersion_AndWithoutTheAddress()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey, CollectorPage.PageOf(
            "ourDevice",
            $$"""
            "enable_rip": false,
            "loader": { "uri_hook": "/iojs", "version": "early5", "subkey": "{{tenant.Subkey}}",
              {{CollectorPage.Traces}} }
            """,
            "/iojs/loader.js"));
        var (blackbox, fetched) = await CollectAsync(
            page.Origin, "ourDevice", "document.getElementById('iobb').value");
        Assert.Equal(
            $"/iojs/early5/{Uri.EscapeDataString(tenant.Subkey)}/start.json?rip=false /iojs/loader.js", fetched);
        var judged = await tenant.JudgeAsync(blackbox);
        Assert.Contains("Chrome", (string?)judged.Data["browser"]);
        Assert.Equal("Linux", (string?)judged.Data["deviceOS"]);
        Assert.DoesNotContain(judged.Data, field => field.Key is "trueIP" or "isp"
            || field.Key.StartsWith("ipLocation", StringComparison.Ordinal));
    }

    /// <summary>The version by its number, on both addresses, and the function for traces beside <c>loader</c>.
    /// </summary>
    [Fact]
    public async Task TheVersionByItsNumber_AndTracesBesideTheLoader()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var folder = "/iojs/5.0.0/" + Uri.EscapeDataString(tenant.Subkey);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey, CollectorPage.PageOf(
            "IGLOO",
            $$"""
            "bb_callback": null, {{CollectorPage.Traces}},
            "loader": { "uri_hook": "iojs", "version": "5.0.0", "subkey": "{{tenant.Subkey}}" }
            """,
            $"{folder}/loader.js"));
        var (blackbox, fetched) = await CollectAsync(
            page.Origin, "IGLOO",
            "traces.indexOf('The blackbox is complete.') >= 0 && document.getElementById('iobb').value");
        Assert.Equal($"{folder}/loader.js {folder}/start.json", fetched);
        var judged = await tenant.JudgeAsync(blackbox);
        Assert.Contains("Chrome", (string?)judged.Data["browser"]);
        Assert.Equal("Linux", (string?)judged.Data["deviceOS"]);
        Assert.Equal("127.0.0.1", (string?)judged.Data["trueIP"]);
        Assert.Equal("720X1280", (string?)judged.Data["deviceScreen"]);
    }

    /// <summary>The configuration is optional: the page then reads the blackbox itself, for any tenant.</summary>
    [Fact]
    public async Task WithoutAnyConfiguration_TheDefaultsHold()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(
            host.Host.Origin, tenant.Subkey,
            """<!doctype html><title>Sign up</title><script src="/iojs/loader.js"></script>""");
        var (blackbox, fetched) = await CollectAsync(page.Origin, "IGLOO", "IGLOO.blackbox");
        Assert.Equal("/iojs/general5/start.json /iojs/loader.js", fetched);
        var judged = await tenant.JudgeAsync(blackbox);
        Assert.Equal("127.0.0.1", (string?)judged.Data["trueIP"]);
        Assert.Contains("Chrome", (string?)judged.Data["browser"]);
    }

    /// <summary>An object that another script put there first is kept, with what it holds.</summary>
    [Fact]
    public async Task AnObjectSetBefore_IsNotReplaced()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(
            host.Host.Origin, tenant.Subkey,
            $$"""<script>window.IGLOO = { "enable_rip": false, "loader": { "subkey": "{{tenant.Subkey}}" } }</script>"""
            + CollectorPage.Page("unused"));
        var (blackbox, fetched) = await CollectAsync(page.Origin, "IGLOO", "IGLOO.blackbox");
        Assert.Equal(
            $"/iojs/general5/{Uri.EscapeDataString(tenant.Subkey)}/start.json?rip=false /iojs/loader.js", fetched);
        Assert.False((await tenant.JudgeAsync(blackbox)).Data.ContainsKey("trueIP"));
    }

    private static async Task<(string Blackbox, string Fetched)> CollectAsync(
        string page, string name, string blackbox)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(page);
        await tab.WaitForFunctionAsync($"window.{name} && {name}.blackbox && {blackbox}");
        if (name != "IGLOO")
        {
            Assert.True(await tab.EvaluateAsync<bool>("window.IGLOO === undefined"));
            await tab.WaitForFunctionAsync("traces.indexOf('The blackbox is complete.') >= 0");
        }

        return (await tab.EvaluateAsync<string>(blackbox), await tab.EvaluateAsync<string>(Fetched));
    }
}
