using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Engine.Audit;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class AuditTests(ApiHost host)
{
    [Fact]
    public async Task Notes_DeletionsAndFeedback_WithWhereTheyCameFrom()
    {
        using var owner = await host.NewTenantAsync(new());
        var started = await ProcessedAsync(owner);
        (await owner.PutAsync(started.Path + "/feedback", """{"status":"NOT_FRAUD"}""")).Expect(200);
        (await owner.SendAsync(HttpMethod.Delete, started.Path)).Expect(200);
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/accounts/{started.Account}")).Expect(200);
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/accounts/{started.Account}")).Expect(404);
        var source = await AuditLog.SourceAsync(host, owner, "127.0.0.1");
        await ExpectAsync("execution.feedback", started.Execution);
        await ExpectAsync("execution.delete", started.Execution);
        await ExpectAsync("account.delete", started.Account);

        async Task ExpectAsync(string verb, string id)
        {
            var entry = Assert.Single(await AuditLog.EntriesAsync(owner, verb));
            Assert.Equal(id, (string)entry["subjects"]!["id"]!);
            Assert.Equal(source, (string)entry["subjects"]!["source"]!);
            Assert.Equal("Client", (string)entry["actorKind"]!);
        }
    }

    [Fact]
    public async Task Sums_TheLooksOfAMachine_PerExecutionAndMinute()
    {
        using var owner = await host.NewTenantAsync(new());
        var (first, second) = (await owner.StartAsync(10011), await owner.StartAsync(10011));
        await AuditLog.WriteAccessAsync(host);
        for (var i = 0; i < 3; i++)
        {
            (await owner.GetAsync(first.Path)).Expect(200);
        }

        (await owner.GetAsync(first.Path + "/steps")).Expect(200);
        (await owner.GetAsync(second.Path)).Expect(200);
        (await host.Stranger.GetAsync(second.Path)).Expect(404);
        (await owner.GetAsync(second.Path + "/status")).Expect(200);
        Assert.Empty(await AuditLog.EntriesAsync(owner, "execution.read"));
        await AuditLog.WriteAccessAsync(host);
        (await owner.GetAsync(first.Path)).Expect(200);
        await AuditLog.WriteAccessAsync(host);
        var entries = await AuditLog.EntriesAsync(owner, "execution.read");
        Assert.Equal(
            ["first 1", "first 4", "second 1"],
            entries.Select(entry => entry["subjects"]!).Select(subjects =>
                $"{((string)subjects["id"]! == first.Execution ? "first" : "second")} {subjects["count"]}").Order());
        Assert.Contains(entries, entry => (string)entry["subjects"]!["id"]! == second.Execution);
        Assert.Equal(2, entries.Select(entry => (string)entry["subjects"]!["minute"]!).Distinct().Count());
        Assert.Single(entries.Select(entry => (string)entry["actorHash"]!).Distinct());
        var check = (await owner.GetAsync("/api/management/v1/audit/verification")).Expect(200);
        Assert.True((bool)check.Json["intact"]!);
    }

    [Fact]
    public async Task Notes_TenRefusalsOfASource_AndSumsTheRest()
    {
        using var owner = await host.NewTenantAsync(new());
        using var reader = await host.NewClientAsync(owner.Tenant, Permissions.RetrieveAndDelete);
        using var guesser = new ApiClient(
            new HttpClient { BaseAddress = host.Origin }, owner.Tenant, owner.ClientId, "bfs_live_wrong");
        await AuditLog.WriteAccessAsync(host);
        for (var i = 0; i < AccessLedger.RefusalsAlone; i++)
        {
            using var refused = await guesser.TokenAsync();
            Assert.Equal(401, (int)refused.StatusCode);
        }

        for (var i = 0; i < 3; i++)
        {
            (await reader.GetAsync("/api/management/v1/settings")).Expect(403);
        }

        await AuditLog.WriteAccessAsync(host);
        var entries = await AuditLog.EntriesAsync(owner, "access.denied");
        var source = await AuditLog.SourceAsync(host, owner, "127.0.0.1");
        Assert.All(entries, entry => Assert.Equal(source, (string)entry["subjects"]!["source"]!));
        Assert.Equal(
            [.. Enumerable.Repeat(("Client", 1), AccessLedger.RefusalsAlone), ("System", 3)],
            entries.Select(entry => ((string)entry["actorKind"]!, (int)entry["subjects"]!["count"]!)).Order());
    }

    [Fact]
    public async Task Notes_ATokenOfAClientThatIsSwitchedOff()
    {
        using var owner = await host.NewTenantAsync(new());
        using var other = await host.NewClientAsync(owner.Tenant, Permissions.RetrieveAndDelete);
        (await owner.PutAsync($"/api/management/v1/clients/{other.ClientId}", """{"active":false}""")).Expect(200);
        (await other.GetAsync("/api/v1/workflow-executions")).Expect(401);
        await AuditLog.WriteAccessAsync(host);
        Assert.Single(await AuditLog.EntriesAsync(owner, "access.denied"));
    }

    private async Task<Started> ProcessedAsync(ApiClient owner)
    {
        var started = await owner.StartAsync(10015);
        (await owner.SendAsync(
            HttpMethod.Post, started.Upload("ID", "front"), ApiClient.File(Pictures.Png()), started.Token)).Expect(200);
        (await owner.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        await Judging.ProcessAsync(
            host, owner, started.ExecutionId, new StoredDecision(Decision.Passed, "PASSED", 0),
            ("usability", [CredentialCategory.Id], Decision.Passed, "OK", null));
        return started;
    }
}
