using Bonafide.Tests.Shared;
using Microsoft.Playwright;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// How well devices are known again, with a real browser: the same profile after cookies and storage were cleared, and
/// profiles that are not the same. One machine plays all devices: what differs between them is listed in
/// <see cref="Profiles"/>; graphics unit, processor and audio are the same for all, so that real devices differ more.
/// </summary>
public sealed class DeviceStabilityTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    private const double LeastKnownAgain = 0.95;
    private const string Engine = "AppleWebKit/537.36 (KHTML, like Gecko)";

    private static readonly (string Agent, string Platform)[] Systems =
    [
        (string.Empty, string.Empty),
        ($"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {Engine} Chrome/135.0.0.0 Safari/537.36", "Win32"),
        ($"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {Engine} Chrome/134.0.0.0 Safari/537.36", "MacIntel"),
        ($"Mozilla/5.0 (Linux; Android 14; Pixel 8) {Engine} Chrome/135.0.0.0 Mobile Safari/537.36", "Linux armv8l"),
    ];

    private static readonly (int Width, int Height)[] Screens = [(1280, 720), (1920, 1080), (1366, 768), (412, 915)];
    private static readonly string[] Zones = ["Europe/Vienna", "America/New_York", "Asia/Dhaka", "Australia/Perth"];
    private static readonly string[] Locales = ["en-US", "de-AT", "bn-BD", "fr-CA"];

    /// <summary>System with user agent and platform, screen, zone, language, scale and touch, in turn.</summary>
    private static IEnumerable<Profile> Profiles(int count) => Enumerable.Range(0, count).Select(i => new Profile(
        Systems[i % 4], Screens[i / 4 % 4], Zones[(i + (i / 4)) % 4], Locales[(i + (i / 8)) % 4],
        i % 3 == 2 ? 2 : 1, i % 4 == 3, HasFewFonts: i % 2 == 1));

    [Fact]
    public async Task AClearedBrowser_IsKnownAgain_AndAnotherIsNeverCertain()
    {
        var (profiles, visits) = LongProof.IsWhole ? (20, 5) : (5, 2);
        var tenant = await DeviceTenant.NewAsync(host.Host);
        await using var page = await CollectorPage.StartAsync(host.Host.Origin, tenant.Subkey);
        using var playwright = await Playwright.CreateAsync();
        using var fonts = new FewFonts();
        await using var ordinary = await playwright.Chromium.LaunchAsync(RealBrowser.Launch());
        await using var other = await playwright.Chromium.LaunchAsync(RealBrowser.Launch(fonts.Configuration));
        var all = Profiles(profiles).ToList();
        var firstSeen = new List<string>();
        var (merged, mergedCertainly) = (0, 0);
        foreach (var profile in all)
        {
            var seen = await VisitAsync(profile);
            merged += seen.IsNew ? 0 : 1;
            mergedCertainly += seen is { IsNew: false, Match: "Certain" } ? 1 : 0;
            firstSeen.Add(seen.FirstSeen);
        }

        var (known, cleared) = (0, 0);
        for (var visit = 0; visit < visits; visit++)
        {
            for (var i = 0; i < all.Count; i++)
            {
                // A context of its own has neither the cookie nor the storage of an earlier one.
                var seen = await VisitAsync(all[i]);
                cleared++;
                known += !seen.IsNew && seen.FirstSeen == firstSeen[i] ? 1 : 0;
                mergedCertainly += seen.Match == "Certain" ? 1 : 0;
                merged += !seen.IsNew && seen.FirstSeen != firstSeen[i] ? 1 : 0;
            }
        }

        Assert.Equal(0, mergedCertainly);
        Assert.True(known >= LeastKnownAgain * cleared, $"{known} of {cleared} cleared browsers were known again.");
        LongProof.Record("a browser on one machine known again after cookies and storage were cleared",
            $"{known} of {cleared} visits of {profiles} profiles (95 % interval from {
                WilsonLow(known, cleared):0.000}); {merged} taken for another as likely, {mergedCertainly} as certain");

        async Task<(bool IsNew, string FirstSeen, string Match)> VisitAsync(Profile profile)
        {
            await using var context = await profile.OpenAsync(profile.HasFewFonts ? other : ordinary);
            var judged = await tenant.JudgeAsync(await RealBrowser.CollectAsync(context, page.Origin));
            var explanation = (await tenant.ManageAsync(
                HttpMethod.Get, $"/executions/{judged.Execution}/explanation"))!.ToJsonString();
            return (
                (bool)judged.Data["deviceIsNew"]!, (string)judged.Data["deviceFirstSeen"]!,
                explanation.Contains("Certain", StringComparison.Ordinal) ? "Certain" : "Likely");
        }
    }

    /// <summary>Lower end of the score interval (E. B. Wilson, 1927) at 95 %.</summary>
    private static double WilsonLow(int hits, int of)
    {
        const double Z = 1.96;
        var share = (double)hits / of;
        return (share + (Z * Z / (2 * of)) - (Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4 * of))) / of)))
            / (1 + (Z * Z / of));
    }

    private sealed record Profile(
        (string Agent, string Platform) System, (int Width, int Height) Screen, string Zone, string Locale, float Scale,
        bool HasTouch, bool HasFewFonts)
    {
        public async Task<IBrowserContext> OpenAsync(IBrowser browser)
        {
            var context = await browser.NewContextAsync(new()
            {
                UserAgent = System.Agent.Length == 0 ? null : System.Agent,
                ViewportSize = new() { Width = Screen.Width, Height = Screen.Height },
                TimezoneId = Zone,
                Locale = Locale,
                DeviceScaleFactor = Scale,
                HasTouch = HasTouch,
            });
            if (System.Platform.Length > 0)
            {
                await context.AddInitScriptAsync(
                    $"Object.defineProperty(navigator, 'platform', {{ get: () => '{System.Platform}' }})");
            }

            return context;
        }
    }

    /// <summary>A fontconfig of one family, so that canvas and probed fonts differ as on another machine.</summary>
    private sealed class FewFonts : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-fonts-").FullName;

        public FewFonts() => File.WriteAllText(
            Configuration,
            $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>/usr/share/fonts/truetype/dejavu</dir>
              <cachedir>{_folder}</cachedir>
            </fontconfig>
            """);

        public string Configuration => Path.Combine(_folder, "fonts.conf");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
