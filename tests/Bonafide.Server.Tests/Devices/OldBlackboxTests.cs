using System.Text;
using Bonafide.Core;
using Bonafide.Engine.Devices;
using Bonafide.Engine.Tokens;
using Bonafide.Sources.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Devices;

/// <summary>
/// Blackboxes that were begun earlier: the nonce comes from this installation's own collector with its clock set back,
/// and the blackbox is uploaded now.
/// </summary>
public sealed class OldBlackboxTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    /// <summary>The default of <c>Engine:BlackboxLife</c>.</summary>
    private const int LifeMinutes = 24 * 60;

    [Theory]
    [InlineData(LifeMinutes - 10, "PASSED/LOW_RISK")]
    [InlineData(LifeMinutes + 1, "NOT_EXECUTED/BAD_REQUEST")]
    [InlineData(365 * LifeMinutes, "NOT_EXECUTED/BAD_REQUEST")]
    public async Task BeyondItsLife_IsInvalid(int ageMinutes, string decision)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var judged = await tenant.JudgeAsync(await CollectedAsync(tenant.Subkey, ageMinutes));
        Assert.Equal(decision, judged.Decision);
        if (judged.Decision == "PASSED/LOW_RISK")
        {
            Assert.InRange(int.Parse((string)judged.Data["metaDataAge"]!, null), ageMinutes * 60, LifeMinutes * 60);
            return;
        }

        // Nothing that is too old is told of: neither the device nor its address.
        Assert.Equal(["Invalid Blackbox"], judged.Alerts);
        Assert.False(judged.Data.ContainsKey("trueIP"));
        Assert.False(judged.Data.ContainsKey("browser"));
    }

    private async Task<string> CollectedAsync(string subkey, int ageMinutes)
    {
        var clock = new ManualTime();
        clock.Advance(TimeProvider.System.GetUtcNow().AddMinutes(-ageMinutes) - clock.GetUtcNow());
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.60");
        var evidence = browser.Evidence();
        var collector = new CollectorService(
            host.Host.Services.GetRequiredService<SigningSecrets>(), host.Host.Services.GetRequiredService<IIds>(),
            clock);
        var start = await collector.StartAsync(
            subkey, System.Net.IPAddress.Parse("192.0.2.60"), (string)evidence["userAgent"]!, default);
        return Convert.ToBase64String(MadeUpBrowser.Seal(
            Convert.FromBase64String(start.Nonce), Convert.FromBase64String(start.Key),
            Encoding.UTF8.GetBytes(evidence.ToJsonString())));
    }
}
