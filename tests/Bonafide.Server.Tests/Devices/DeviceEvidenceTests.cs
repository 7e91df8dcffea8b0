namespace Bonafide.Server.Tests.Devices;

/// <summary>A tenant's own evidence, placed and removed over the management API, in its next transactions.</summary>
public sealed class DeviceEvidenceTests(DeviceHost host) : IClassFixture<DeviceHost>
{
    private const string Owned = "Owned Evidence Exists";

    [Theory]
    [InlineData("Financial")]
    [InlineData("ATO")]
    [InlineData("Policy Fraud")]
    [InlineData("ID Theft")]
    [InlineData("Miscellaneous")]
    [InlineData("Cheating")]
    public async Task OnADevice_IsSeenOnItUntilItIsRemoved(string type)
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.10");
        var first = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("PASSED/LOW_RISK", first.Decision);

        var evidence = await tenant.PlaceAsync(type, "executionId", first.Execution);
        var second = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("REJECTED/HIGH_RISK", second.Decision);
        Assert.Equal([Owned], second.Alerts);
        var stranger = new MadeUpBrowser(host.Host.Origin, "192.0.2.11", model: "1920");
        Assert.Empty((await tenant.JudgeAsync(await stranger.VisitAsync(tenant.Subkey))).Alerts);

        await tenant.RemoveAsync(evidence);
        Assert.Empty((await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey))).Alerts);
    }

    [Fact]
    public async Task OnAnAccount_IsSeenOnItsDevicesToo()
    {
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.12");
        var first = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        var evidence = await tenant.PlaceAsync("ID Theft", "accountId", first.Account);

        // The account with another device, and the device with another account.
        var other = new MadeUpBrowser(host.Host.Origin, "192.0.2.13", model: "1920");
        Assert.Equal([Owned], (await tenant.JudgeAsync(await other.VisitAsync(tenant.Subkey), first.Account)).Alerts);
        Assert.Equal([Owned], (await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey))).Alerts);

        await tenant.RemoveAsync(evidence);
        Assert.Empty((await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey), first.Account)).Alerts);
    }

    [Fact]
    public async Task OfAnotherTenant_IsNotSeen_UnlessTheOperatorSharesIt()
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.14");
        var first = await one.JudgeAsync(await browser.VisitAsync(one.Subkey));
        await one.PlaceAsync("Financial", "executionId", first.Execution);

        var seen = await other.JudgeAsync(await browser.VisitAsync(other.Subkey));
        Assert.Equal("PASSED/LOW_RISK", seen.Decision);
        Assert.Empty(seen.Alerts);
    }

    [Fact]
    public async Task OnMostDevicesAlikeOrOnTheAddress_IsARisk()
    {
        // Of ten like it on one address, six, then seven have evidence: 60 %, then 70 %.
        var tenant = await DeviceTenant.NewAsync(host.Host);
        var seen = new List<Judged>();
        for (var i = 0; i < 10; i++)
        {
            var one = new MadeUpBrowser(host.Host.Origin, "192.0.2.15");
            seen.Add(await tenant.JudgeAsync(await one.VisitAsync(tenant.Subkey)));
        }

        foreach (var one in seen.Take(6))
        {
            await tenant.PlaceAsync("Financial", "executionId", one.Execution);
        }

        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.15");
        Assert.DoesNotContain((await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey))).Alerts,
            alert => alert.EndsWith("Global", StringComparison.Ordinal));

        await tenant.PlaceAsync("Cheating", "executionId", seen[6].Execution);
        var judged = await tenant.JudgeAsync(await browser.VisitAsync(tenant.Subkey));
        Assert.Equal("REJECTED/HIGH_RISK", judged.Decision);
        Assert.Contains("Device Risk Global", judged.Alerts);
        Assert.Contains("IP Address Risk Global", judged.Alerts);

        // The same on another address, and another kind of device on this one.
        var elsewhere = new MadeUpBrowser(host.Host.Origin, "192.0.2.16");
        var alerts = (await tenant.JudgeAsync(await elsewhere.VisitAsync(tenant.Subkey))).Alerts;
        Assert.DoesNotContain("IP Address Risk Global", alerts);
        var unlike = new MadeUpBrowser(host.Host.Origin, "192.0.2.15", model: "1920");
        alerts = (await tenant.JudgeAsync(await unlike.VisitAsync(tenant.Subkey))).Alerts;
        Assert.DoesNotContain("Device Risk Global", alerts);
    }
}
