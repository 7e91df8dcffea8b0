using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>Debian's chromium.</summary>
internal static class RealBrowser
{
    private const string Chromium = "/usr/bin/chromium";

    /// <param name="fonts">A fontconfig file in the place of the system's; null for its own.</param>
    public static BrowserTypeLaunchOptions Launch(string? fonts = null, params string[] arguments) => new()
    {
        ExecutablePath = Chromium,
        Args = ["--no-sandbox", "--disable-gpu", .. arguments],
        Env = fonts is null ? null : new Dictionary<string, string> { ["FONTCONFIG_FILE"] = fonts },
    };

    /// <summary>Opens the page and waits for the final blackbox in its element.</summary>
    public static async Task<string> CollectAsync(IBrowserContext context, string page)
    {
        var tab = context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync();
        await tab.GotoAsync(page);
        await tab.WaitForFunctionAsync(
            "(window.traces || []).indexOf('The blackbox is complete.') >= 0 && document.getElementById('iobb').value");
        return await tab.EvaluateAsync<string>("document.getElementById('iobb').value");
    }
}
