using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Management;

[Collection(ApiCollection.Name)]
public sealed class ManagementTests(ApiHost host)
{
    private const string Callbacks = "/api/management/v1/callbacks";

    [Fact]
    public async Task Explains_EveryOutcome()
    {
        var started = await JudgedAsync(host.Client);
        var callback = await StoredCallbacks.InsertAsync(host, host.Client, started.ExecutionId);
        await StoredCallbacks.FailAsync(host, host.Client, callback);
        var json = (await host.Client.GetAsync(Explanation(started))).Expect(200).Json;
        Assert.Equal("PROCESSED", (string)json["status"]!);
        Assert.Equal("REJECTED", (string)json["decision"]!["type"]!);
        Assert.Empty(json["rulesets"]!.AsArray());
        var outcomes = json["outcomes"]!.AsArray();
        Assert.Equal(2, outcomes.Count);
        var blurred = outcomes.Single(one => (string)one!["label"]! == "BLURRED")!;
        Assert.Equal("usability", (string)blurred["capability"]!);
        Assert.Equal("The picture is blurred.", (string)blurred["sentence"]!);
        Assert.Equal("ID", (string)blurred["credentials"]![0]!["category"]!);
        Assert.Equal(
            """{"name":"sharpness","value":"12.5","limit":"20","met":false,"unit":"px","source":"test-pack"}""",
            Assert.Single(blurred["findings"]!.AsArray())!.ToJsonString());
        Assert.Equal(
            """[{"name":"test-pack","version":"7"}]""", blurred["dataVersions"]!.ToJsonString());
        var unpublished = outcomes.Single(one => (string)one!["label"]! == "OF_ITS_OWN")!;
        Assert.Null(unpublished["sentence"]);
        var told = Assert.Single(json["callbacks"]!.AsArray())!;
        Assert.Equal(callback.ToString(), (string)told["id"]!);
        Assert.Equal(503, (int)told["attempts"]![0]!["httpStatus"]!);
    }

    [Fact]
    public async Task Demands_ThePermissionManage()
    {
        var started = await JudgedAsync(host.Client);
        var callback = await StoredCallbacks.InsertAsync(host, host.Client, started.ExecutionId);
        using var reader = await host.NewClientAsync(host.Client.Tenant, Permissions.RetrieveAndDelete);
        foreach (var path in (string[])[Explanation(started), Callbacks, $"{Callbacks}/{callback}"])
        {
            (await reader.GetAsync(path)).Expect(403);
        }

        (await reader.PostAsync($"{Callbacks}/{callback}/resend", "")).Expect(403);
        using var manager = await host.NewClientAsync(host.Client.Tenant, Permissions.Manage);
        (await manager.GetAsync(Explanation(started))).Expect(200);
        (await manager.GetAsync(started.Path)).Expect(403);
    }

    [Fact]
    public async Task Resends_WhatWasGivenUp()
    {
        var started = await host.Client.StartAsync(10066);
        var id = await StoredCallbacks.InsertAsync(host, host.Client, started.ExecutionId);
        await StoredCallbacks.FailAsync(host, host.Client, id);
        var before = (await host.Client.GetAsync($"{Callbacks}/{id}")).Expect(200);
        Assert.Equal("GIVEN_UP", (string)before.Json["state"]!);
        Assert.Null(before.Json["dueAt"]);
        Assert.DoesNotContain("secret", before.Text, StringComparison.Ordinal);
        var after = (await host.Client.PostAsync($"{Callbacks}/{id}/resend", "")).Expect(200).Json;
        Assert.Equal("PENDING", (string)after["state"]!);
        Assert.NotNull(after["dueAt"]);
        Assert.Equal(1, (int)after["attemptCount"]!);
        Assert.Single(after["attempts"]!.AsArray());
    }

    [Fact]
    public async Task Lists_Callbacks_NewestFirst_PageByPage()
    {
        using var client = await host.NewTenantAsync(new());
        var started = await client.StartAsync(10066);
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((await StoredCallbacks.InsertAsync(host, client, started.ExecutionId)).ToString());
            host.Time.Advance(TimeSpan.FromMilliseconds(5));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAsync($"{Callbacks}?limit=2&cursor={cursor}")).Expect(200).Json;
            seen.AddRange(page["callbacks"]!.AsArray().Select(one => (string)one!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        made.Reverse();
        Assert.Equal(made, seen);
        Assert.Equal(["limit"], (await client.GetAsync($"{Callbacks}?limit=101")).Expect(400).Fields);
        Assert.Equal(["cursor"], (await client.GetAsync($"{Callbacks}?cursor=abc")).Expect(400).Fields);
    }

    private async Task<Started> JudgedAsync(ApiClient client)
    {
        var started = await client.StartAsync(10015);
        (await client.SendAsync(
            HttpMethod.Post, started.Upload("ID", "front"), ApiClient.File(Pictures.Png()), started.Token)).Expect(200);
        (await client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        CredentialCategory[] id = [CredentialCategory.Id];
        await Judging.ProcessAsync(
            host,
            client,
            started.ExecutionId,
            new StoredDecision(Decision.Rejected, "REJECTED", 10_000),
            (CapabilityNames.Usability, id, Decision.Rejected, "BLURRED", null),
            (CapabilityNames.Extraction, id, Decision.Warning, "OF_ITS_OWN", new JsonObject()));
        return started;
    }

    private static string Explanation(Started started) =>
        $"/api/management/v1/executions/{started.Execution}/explanation";
}
