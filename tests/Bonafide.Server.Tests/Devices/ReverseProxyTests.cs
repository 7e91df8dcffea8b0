using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// The seed's set-up as it stands: a page on the integrator's own domain, nginx in front of the collector, a browser,
/// and the transaction that reports its device.
/// </summary>
public sealed class ReverseProxyTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    [Theory]
    [InlineData("guide", "/iojs", "iojs")]
    [InlineData("seed", "/iojs", "/iojs")]
    [InlineData("kept", "/iojs", "iojs")]
    [InlineData("other", "/iov/wdp", "/iov/wdp")]
    public async Task ABrowserBehindNginx_MakesABlackbox_AndTheTransactionReportsItsDevice(
        string setUp, string folder, string hook)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var site = await NginxProxy.StartAsync(
            CollectorPage.Page(tenant.Subkey, folder + "/loader.js", hook), Location(setUp, folder));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        await using var context = await browser.NewContextAsync(new() { TimezoneId = "Asia/Dhaka", Locale = "en-US" });

        var blackbox = await RealBrowser.CollectAsync(context, site.Origin + "/index.html");
        var judged = await tenant.JudgeAsync(blackbox);
        Assert.Equal("WARNING/MEDIUM_RISK", judged.Decision);
        Assert.Contains("Chrome", (string?)judged.Data["browser"]);
        Assert.Equal("Linux", (string?)judged.Data["deviceOS"]);
        Assert.Equal("+06:00", (string?)judged.Data["browserTimezone"]);
        Assert.Equal("127.0.0.1", (string?)judged.Data["trueIP"]);
        Assert.True((bool)judged.Data["deviceIsNew"]!);

        // All that the page fetched came from its own domain, and nothing failed.
        Assert.Equal(
            [$"{folder}/general5/{Uri.EscapeDataString(tenant.Subkey)}/start.json 200", $"{folder}/loader.js 200"],
            site.Requests.Where(line => line.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    private string Location(string setUp, string folder) => setUp switch
    {
        "guide" => NginxProxy.GuidesLocation(host.Host.Origin),
        "kept" => $"location {folder}/ {{ proxy_pass {host.Host.Origin}; }}",
        _ => $"location {folder}/ {{ proxy_pass {host.Host.Origin}/; }}",
    };
}
