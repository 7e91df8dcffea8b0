using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Engine.Devices;
using Bonafide.Core;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// A real browser on an integrator's page, from the script to the transaction. Passed over, and said so, where Debian's
/// chromium or the bundled data are absent.
/// </summary>
public sealed class DeviceBrowserTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Capability = "deviceRiskVerification";

    private static readonly BrowserTypeLaunchOptions Launch = new()
    {
        ExecutablePath = Chromium,
        Args = ["--no-sandbox", "--disable-gpu"],
    };

    private static bool IsInstalled
    {
        get
        {
            var isThere = File.Exists(Chromium)
                && File.Exists(Path.Combine(Server.Hosting.Packs.Data, "device.pack"));
            if (!isThere)
            {
                Console.WriteLine("chromium or the data packs are absent: the browser's tests are passed over.");
            }

            return isThere;
        }
    }

    [Fact]
    public async Task Browser_MakesABlackbox_AndTheTransactionReportsItsDevice()
    {
        if (!IsInstalled)
        {
            return;
        }

        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        await using var page = await CollectorPage.StartAsync(host.Origin, await SubkeyAsync(tenant));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Launch);
        await using var context = await browser.NewContextAsync(new() { TimezoneId = "Asia/Dhaka", Locale = "en-US" });

        var first = await CollectAsync(context, page);
        var (decision, data) = await JudgeAsync(client, first);
        Assert.Equal("WARNING/MEDIUM_RISK", decision);
        Assert.Contains("Automated Browser", Alerts(data));
        Assert.Contains("Chrome", Text(data, "browser"));
        Assert.Equal("Linux", Text(data, "deviceOS"));
        Assert.Equal("+06:00", Text(data, "browserTimezone"));
        Assert.Equal("127.0.0.1", Text(data, "trueIP"));
        Assert.Equal("720X1280", Text(data, "deviceScreen"));
        Assert.True((bool)data["browserCookiesEnabled"]!);
        Assert.True((bool)data["deviceIsNew"]!);

        // The id that the browser keeps.
        (_, data) = await JudgeAsync(client, await CollectAsync(context, page));
        Assert.False((bool)data["deviceIsNew"]!);

        // Cleared: cookies and storage both.
        await context.ClearCookiesAsync();
        await context.Pages[0].EvaluateAsync("localStorage.clear()");
        var (_, cleared) = await JudgeAsync(client, await CollectAsync(context, page));
        Assert.False((bool)cleared["deviceIsNew"]!);
        Assert.Equal(Text(data, "deviceFirstSeen"), Text(cleared, "deviceFirstSeen"));

        // Another device at the same time: another screen, zone and language.
        await using var other = await browser.NewContextAsync(new()
        {
            TimezoneId = "Europe/Vienna", Locale = "de-AT", ViewportSize = new() { Width = 800, Height = 600 },
        });
        (_, data) = await JudgeAsync(client, await CollectAsync(other, page));
        Assert.True((bool)data["deviceIsNew"]!);
    }

    [Fact]
    public async Task Callback_GetsAFirstAndAFinalBlackbox_AndTheElementStaysEmpty()
    {
        if (!IsInstalled)
        {
            return;
        }

        var (tenant, client) = await host.TenantAsync(isSandbox: false);
        await using var page = await CollectorPage.StartAsync(host.Origin, await SubkeyAsync(tenant));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Launch);
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(page.Origin + "/?callback");
        await tab.WaitForFunctionAsync("window.calls && window.calls.some(one => one.complete)");
        Assert.Equal(
            "[false,true]", await tab.EvaluateAsync<string>("JSON.stringify(calls.map(one => one.complete))"));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>("document.getElementById('iobb').value"));
        Assert.NotEqual(0, await tab.EvaluateAsync<int>("traces.length"));
        var (decision, _) = await JudgeAsync(client, await tab.EvaluateAsync<string>("calls[0].bb"));
        Assert.Equal("WARNING/MEDIUM_RISK", decision);
    }

    private Task<string> SubkeyAsync(TenantId tenant) => host.Services.GetRequiredService<CollectorService>()
        .SubkeyAsync(Actor.System(tenant, "test"), default);

    private static async Task<string> CollectAsync(IBrowserContext context, CollectorPage page)
    {
        var tab = context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync();
        await tab.GotoAsync(page.Origin);
        await tab.WaitForFunctionAsync(
            "(window.traces || []).indexOf('The blackbox is complete.') >= 0 && document.getElementById('iobb').value");
        return await tab.EvaluateAsync<string>("document.getElementById('iobb').value");
    }

    private static async Task<(string Decision, JsonObject Data)> JudgeAsync(BonafideClient client, string blackbox)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test", WorkflowDefinition = new() { Key = 90012 },
        });
        var api = created.WorkflowExecution.Credentials.Single().Api!;
        await client.UploadDeviceRiskAsync(api, new DeviceRiskRequest(blackbox));
        await client.FinalizeAsync(api);
        var details = await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, default);
        var outcome = Assert.Single(details.Capabilities![Capability]);
        return ($"{outcome.Decision.Type}/{outcome.Decision.Details.Label}",
            outcome.Data!);
    }

    private static string Text(JsonObject data, string name) => (string?)data[name] ?? string.Empty;

    private static IEnumerable<string?> Alerts(JsonObject data) =>
        data["deviceAlerts"]!.AsArray().Select(alert => (string?)alert);
}
