using Bonafide.Api.Health;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Transport;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Says_WhatIsLate_AndNothingElse()
    {
        Assert.Equal("""{"status":"UP"}""", (await _host.Client.GetAsync("/health")).Expect(200).Text);
        var started = await _host.Client.StartAsync(10066);
        await StoredCallbacks.InsertAsync(_host, _host.Client, started.ExecutionId);
        _host.Time.Advance(Overdue.Patience - TimeSpan.FromMilliseconds(1));
        Assert.Equal("""{"status":"UP"}""", (await _host.Client.GetAsync("/")).Expect(200).Text);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            """{"status":"DEGRADED","details":{"callback":"DEGRADED"}}""",
            (await _host.Client.GetAsync("/")).Expect(200).Text);
    }

    [Fact]
    public async Task Says_WhenExecutionsAreNotWorkedOn()
    {
        var started = await _host.Client.StartAsync(10066);
        await _host.Client.PostAsync(
            started.Upload("DATA", "prepared_data"), """{"email":"ada@example.com"}""", started.Token);
        (await _host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        var row = await _host.Database.ReadAsync(
            _host.Client.Tenant,
            session => ExecutionRows.Find(_host.Client.Tenant, session, started.ExecutionId),
            CancellationToken.None);
        Assert.Equal(ExecutionState.Processing, row!.State);
        _host.Time.Advance(Overdue.Patience + TimeSpan.FromMinutes(2));
        Assert.Equal(
            """{"status":"DEGRADED","details":{"processing":"DEGRADED"}}""",
            (await _host.Client.GetAsync("/")).Expect(200).Text);
    }
}
