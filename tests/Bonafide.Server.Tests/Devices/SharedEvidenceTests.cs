namespace Bonafide.Server.Tests.Devices;

/// <summary>Evidence across tenants, where the operator has them share it.</summary>
public sealed class SharedEvidenceTests(SharingDeviceHost host) : IClassFixture<SharingDeviceHost>
{
    [Theory]
    [InlineData("Financial")]
    [InlineData("ATO")]
    [InlineData("Policy Fraud")]
    [InlineData("ID Theft")]
    [InlineData("Miscellaneous")]
    [InlineData("Cheating")]
    public async Task OfAnotherTenant_IsSeenByType_AndNeverByWhom(string type)
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.20");
        var first = await one.JudgeAsync(await browser.VisitAsync(one.Subkey));
        var evidence = await one.PlaceAsync(type, "executionId", first.Execution);

        var seen = await other.JudgeAsync(await browser.VisitAsync(other.Subkey));
        Assert.Equal("WARNING/MEDIUM_RISK", seen.Decision);
        Assert.Equal([$"Other Subscriber {type} Evidence"], seen.Alerts);
        var told = seen.Whole + await other.ManageAsync(
            HttpMethod.Get, $"/executions/{seen.Execution}/explanation");
        Assert.All(
            new[] { one.Tenant.Value, first.Account, first.Execution, Guid.Parse(evidence) },
            id => Assert.DoesNotContain(id.ToString(), told, StringComparison.OrdinalIgnoreCase));
        Assert.Empty((await other.ManageAsync(HttpMethod.Get, "/devices/evidence"))!["evidence"]!.AsArray());

        await one.RemoveAsync(evidence);
        Assert.Empty((await other.JudgeAsync(await browser.VisitAsync(other.Subkey))).Alerts);
    }

    /// <summary>Account takeover counts by direct evidence alone, the others by what the device came with.</summary>
    [Theory]
    [InlineData("Policy Fraud", true)]
    [InlineData("ATO", false)]
    public async Task OnAnotherTenantsAccount_IsIndirect(string type, bool isSeen)
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.21");
        var first = await one.JudgeAsync(await browser.VisitAsync(one.Subkey));
        await one.PlaceAsync(type, "accountId", first.Account);

        var seen = await other.JudgeAsync(await browser.VisitAsync(other.Subkey));
        Assert.Equal(isSeen ? [$"Other Subscriber {type} Evidence"] : [], seen.Alerts);
    }

    [Fact]
    public async Task AProfileThatLooksAlike_IsNotTheSameDevice()
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.22", model: "1366");
        var first = await one.JudgeAsync(await browser.VisitAsync(one.Subkey));
        await one.PlaceAsync("Financial", "executionId", first.Execution);

        var alike = browser.Evidence();
        alike["id"] = new MadeUpBrowser(host.Host.Origin, "192.0.2.22").StoredId;
        Assert.Empty((await other.JudgeAsync(await browser.VisitAsync(other.Subkey, alike))).Alerts);
    }

    [Fact]
    public async Task ErasingTheAccount_TakesItsPartAway()
    {
        var (one, other) = (await DeviceTenant.NewAsync(host.Host), await DeviceTenant.NewAsync(host.Host));
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.23", model: "1600");
        var first = await one.JudgeAsync(await browser.VisitAsync(one.Subkey));
        await one.PlaceAsync("Financial", "executionId", first.Execution);
        await one.Client.DeleteAccountAsync(first.Account);

        Assert.Empty((await other.JudgeAsync(await browser.VisitAsync(other.Subkey))).Alerts);
    }

    [Fact]
    public async Task CrowdsCountTheDevicesOfAllTenants()
    {
        var tenants = new List<DeviceTenant>();
        for (var i = 0; i < 3; i++)
        {
            var tenant = await DeviceTenant.NewAsync(host.Host);
            var one = new MadeUpBrowser(host.Host.Origin, "192.0.2.24", model: "2048");
            var seen = await tenant.JudgeAsync(await one.VisitAsync(tenant.Subkey));
            await tenant.PlaceAsync("Financial", "executionId", seen.Execution);
            tenants.Add(tenant);
        }

        var asking = await DeviceTenant.NewAsync(host.Host);
        var browser = new MadeUpBrowser(host.Host.Origin, "192.0.2.24", model: "2048");
        var judged = await asking.JudgeAsync(await browser.VisitAsync(asking.Subkey));
        Assert.Equal(["Device Risk Global", "IP Address Risk Global"], judged.Alerts);
        Assert.Equal(3, tenants.Select(tenant => tenant.Tenant).Distinct().Count());
    }
}
