using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class ClientTests(ApiHost host)
{
    private const string Clients = "/api/management/v1/clients";
    private const string Retriever = """{"name":"Reports","permissions":["retrieve-delete"]}""";

    [Fact]
    public async Task Shows_TheSecretOnce_AndTheClientWorks()
    {
        using var owner = await host.NewTenantAsync(new());
        var made = (await owner.PostAsync(Clients, Retriever)).Expect(200).Json;
        Assert.StartsWith("bfs_live_", (string)made["clientSecret"]!, StringComparison.Ordinal);
        var shown = (await owner.GetAsync($"{Clients}/{made["clientId"]}")).Expect(200).Json;
        Assert.Null(shown["clientSecret"]);
        Assert.Equal("Reports", (string)shown["name"]!);
        Assert.DoesNotContain("bfs_", (await owner.GetAsync(Clients)).Expect(200).Text, StringComparison.Ordinal);
        using var client = await SignInAsync(owner, made);
        (await client.GetAsync("/api/v1/workflow-executions")).Expect(200);
        (await client.PostAsync("/api/v1/accounts", ApiClient.AccountBody(10066))).Expect(403);
        (await client.GetAsync(Clients)).Expect(403);
    }

    [Fact]
    public async Task Repeats_WithTheSameSecret_UntilItIsReplaced()
    {
        using var owner = await host.NewTenantAsync(new());
        var first = (await owner.PostAsync(Clients, Retriever, key: "client")).Expect(200).Json;
        var second = (await owner.PostAsync(Clients, Retriever, key: "client")).Expect(200).Json;
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        (await owner.PostAsync(Clients, """{"name":"Other","permissions":["manage"]}""", key: "client")).Expect(409);
        var path = $"{Clients}/{first["clientId"]}/secret";
        var replaced = (await owner.PostAsync(path, "")).Expect(200).Json;
        Assert.NotEqual((string)first["clientSecret"]!, (string)replaced["clientSecret"]!);
        Assert.Null((await owner.PostAsync(Clients, Retriever, key: "client")).Expect(200).Json["clientSecret"]);
        using var client = await SignInAsync(owner, replaced);
        (await client.GetAsync("/api/v1/workflow-executions")).Expect(200);
        Assert.Equal(2, (await owner.GetAsync(Clients)).Json["clients"]!.AsArray().Count);
    }

    [Fact]
    public async Task Deactivates_AtOnce_OnThisNode()
    {
        using var owner = await host.NewTenantAsync(new());
        var made = (await owner.PostAsync(Clients, Retriever)).Expect(200).Json;
        using var client = await SignInAsync(owner, made);
        var changed = (await owner.PutAsync($"{Clients}/{made["clientId"]}", """{"active":false}""")).Expect(200).Json;
        Assert.False((bool)changed["active"]!);
        Assert.Equal("Reports", (string)changed["name"]!);
        (await client.GetAsync("/api/v1/workflow-executions")).Expect(401);
    }

    [Fact]
    public async Task Refuses_EverythingThatIsWrong_AtOnce()
    {
        using var owner = await host.NewTenantAsync(new());
        Assert.Equal(["name", "permissions"], (await owner.PostAsync(Clients, "{}")).Expect(400).Fields);
        Assert.Equal(
            ["permissions[1]"],
            (await owner.PostAsync(Clients, """{"name":"A","permissions":["manage","root"]}""")).Expect(400).Fields);
        (await owner.PostAsync(Clients, """{"name":"A","permissions":["operate"]}""")).Expect(403);
        (await owner.PutAsync($"{Clients}/{owner.ClientId}", """{"active":false}""")).Expect(409);
        (await owner.PutAsync($"{Clients}/{owner.ClientId}", """{"permissions":["initiate"]}""")).Expect(409);
        (await owner.GetAsync(Clients)).Expect(200);
    }

    [Fact]
    public async Task Notes_EveryChange_InTheAuditTrail()
    {
        using var owner = await host.NewTenantAsync(new());
        var made = (await owner.PostAsync(Clients, Retriever)).Expect(200).Json;
        host.Time.Advance(TimeSpan.FromMilliseconds(5));
        (await owner.PutAsync($"{Clients}/{made["clientId"]}", """{"name":"Renamed"}""")).Expect(200);
        var page = (await owner.GetAsync("/api/management/v1/audit?limit=1")).Expect(200).Json;
        var entry = Assert.Single(page["entries"]!.AsArray())!;
        Assert.Equal("client.update", (string)entry["verb"]!);
        Assert.Equal((string)made["clientId"]!, (string)entry["subjects"]!["id"]!);
        Assert.DoesNotContain("Renamed", page.ToJsonString(), StringComparison.Ordinal);
        var next = (await owner.GetAsync($"/api/management/v1/audit?cursor={page["nextCursor"]}")).Expect(200).Json;
        Assert.Equal("client.create", (string)Assert.Single(next["entries"]!.AsArray())!["verb"]!);
        var check = (await owner.GetAsync("/api/management/v1/audit/verification")).Expect(200);
        Assert.Equal("""{"intact":true,"problems":[]}""", check.Text);
    }

    private async Task<ApiClient> SignInAsync(ApiClient owner, JsonObject made) => await ApiClient.SignInAsync(
        host.Origin, owner.Tenant, (string)made["clientId"]!, (string)made["clientSecret"]!);
}
