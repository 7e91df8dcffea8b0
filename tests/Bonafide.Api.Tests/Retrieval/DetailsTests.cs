using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests.Retrieval;

[Collection(ApiCollection.Name)]
public sealed class DetailsTests(ApiHost host)
{
    private static readonly CredentialCategory[] Id = [CredentialCategory.Id];
    private static readonly CredentialCategory[] Selfie = [CredentialCategory.Selfie];

    /// <summary>The retrieval example of the seed (handling-the-response.txt), field by field and in its
    /// order.</summary>
    [Fact]
    public async Task Answers_InTheShapeOfTheSeed()
    {
        var started = await ProcessedAsync();
        var json = (await host.Client.GetAsync(started.Path)).Expect(200).Json;
        var seed = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "contract", "examples", "details-idiv.json")))!.AsObject();
        Assert.Equal(Names(seed), Names(json));
        Assert.Equal(Names(seed["workflow"]!), Names(json["workflow"]!));
        Assert.Equal("""{"type":"WARNING","details":{"label":"WARNING"},"risk":{"score":50.0}}""",
            json["decision"]!.ToJsonString());
        Assert.Equal(seed["decision"]!.ToJsonString(), json["decision"]!.ToJsonString());
        Assert.Equal(
            $"https://retrieval.example.com/api/v1/accounts/{started.Account}/workflow-executions/{started.Execution}/steps",
            (string)json["steps"]!["href"]!);
        Assert.Equal(
            seed["capabilities"]!.AsObject().Select(one => one.Key).Order(),
            json["capabilities"]!.AsObject().Select(one => one.Key).Order());
        foreach (var (name, entries) in seed["capabilities"]!.AsObject())
        {
            Assert.Equal(Names(entries![0]!), Names(json["capabilities"]![name]![0]!));
            Assert.Equal(Names(entries[0]!["decision"]!), Names(json["capabilities"]![name]![0]!["decision"]!));
        }

        var extraction = json["capabilities"]!["extraction"]![0]!;
        Assert.Equal(
            seed["capabilities"]!["extraction"]![0]!["data"]!.ToJsonString(), extraction["data"]!.ToJsonString());
        var front = json["credentials"]!.AsArray().Single(one => (string)one!["category"]! == "ID")!["parts"]![0]!;
        Assert.Equal(["classifier", "href"], Names(front));
        Assert.Equal(
            $"https://retrieval.example.com/api/v1/accounts/{started.Account}/credentials/"
            + $"{started.Credential("ID")["id"]}/parts/FRONT",
            (string)front["href"]!);
        Assert.Equal(
            $"https://retrieval.example.com/api/v1/accounts/{started.Account}/credentials/"
            + $"{started.Credential("FACEMAP")["id"]}/parts/FACEMAP",
            (string)json["capabilities"]!["liveness"]![0]!["validFaceMapForAuthentication"]!);
        Assert.Equal(3, json["capabilities"]!["usability"]!.AsArray().Count);
        AssertHolds(seed, json, "$");
    }

    [Fact]
    public async Task Answers_StepsWithTheirEntries()
    {
        var started = await ProcessedAsync();
        var details = (await host.Client.GetAsync(started.Path)).Expect(200).Json;
        var first = (await host.Client.GetAsync($"{started.Path}/steps")).Expect(200);
        var step = Assert.Single(first.Json["steps"]!.AsArray())!;
        Assert.Equal(["id", "name", "decision", "capabilities", "capabilityIds"], Names(step));
        Assert.Equal("ID_IV", (string)step["name"]!);
        Assert.Equal("""{"type":"WARNING","details":{"label":"WARNING"},"risk":{"score":50.0}}""",
            step["decision"]!.ToJsonString());
        var ids = details["capabilities"]!.AsObject()
            .SelectMany(one => one.Value!.AsArray().Select(entry => (string)entry!["id"]!));
        Assert.Equal(ids.Order(), step["capabilityIds"]!.AsArray().Select(id => (string)id!).Order());
        Assert.Equal(first.Text, (await host.Client.GetAsync($"{started.Path}/steps")).Text);
    }

    [Fact]
    public async Task Serves_EveryPath_WithAndWithoutTheAccount()
    {
        var started = await ProcessedAsync();
        foreach (var path in (string[])["", "/status", "/steps", "/rules"])
        {
            Assert.Equal(
                (await host.Client.GetAsync(started.Path + path)).Expect(200).Text,
                (await host.Client.GetAsync($"/api/v1/workflow-executions/{started.Execution}{path}")).Expect(
                    200).Text);
        }
    }

    [Fact]
    public async Task Shows_NothingJudged_BeforeTheResult()
    {
        var started = await host.Client.StartAsync(10011);
        var json = (await host.Client.GetAsync(started.Path)).Expect(200).Json;
        Assert.Equal(["workflow", "account", "createdAt", "credentials", "steps"], Names(json));
        Assert.Equal("INITIATED", (string)json["workflow"]!["status"]!);
        Assert.All(json["credentials"]!.AsArray(), one => Assert.Equal(["id", "category", "label"], Names(one!)));
        Assert.Empty((await host.Client.GetAsync($"{started.Path}/steps")).Expect(200).Json["steps"]!.AsArray());
    }

    [Fact]
    public async Task Shows_AcquisitionStarted_OnlyWhereTheTenantAsks()
    {
        using var curious = await host.NewTenantAsync(new() { IntermediateStates = true });
        foreach (var (client, expected) in (IEnumerable<(ApiClient, string)>)
            [(host.Client, "INITIATED"), (curious, "ACQUISITION_STARTED")])
        {
            var started = await client.StartAsync(10066);
            (await client.PostAsync(started.Upload("DATA", "prepared_data"), "{}", started.Token)).Expect(200);
            var status = (await client.GetAsync($"{started.Path}/status")).Expect(200);
            Assert.Equal(["account", "workflowExecution"], Names(status.Json));
            Assert.Equal(["id", "href"], Names(status.Json["account"]!));
            Assert.Equal(["id", "href", "definitionKey", "status"], Names(status.Json["workflowExecution"]!));
            Assert.Equal(expected, (string)status.Json["workflowExecution"]!["status"]!);
            Assert.Equal("10066", (string)status.Json["workflowExecution"]!["definitionKey"]!);
        }
    }

    [Fact]
    public async Task Keeps_FeedbackAndShowsIt()
    {
        var started = await host.Client.StartAsync(10066);
        (await host.Client.PutAsync($"{started.Path}/feedback", """{"status":"NOT_FRAUD"}""")).Expect(409);
        started = await ProcessedAsync();
        Assert.Equal(
            ["reason"],
            (await host.Client.PutAsync($"{started.Path}/feedback", """{"status":"FRAUD"}""")).Expect(400).Fields);
        Assert.Equal(
            ["reason", "status"],
            (await host.Client.PutAsync($"{started.Path}/feedback", """{"status":"MAYBE","reason":"x"}"""))
                .Expect(400).Fields.Order());
        var stored = (await host.Client.PutAsync(
            $"{started.Path}/feedback", """{"status":"FRAUD","reason":"FIRST_PARTY_FRAUD"}""")).Expect(200);
        var details = (await host.Client.GetAsync(started.Path)).Json;
        Assert.Equal(stored.Json.ToJsonString(), details["feedback"]!.ToJsonString());
        Assert.Equal(["status", "reason", "timestamp"], Names(stored.Json));
    }

    [Fact]
    public async Task Deletes_ForGood()
    {
        var started = await ProcessedAsync();
        var part = $"/api/v1/credentials/{started.Credential("ID")["id"]}/parts/FRONT";
        (await host.Client.GetAsync(part)).Expect(200);
        Assert.Equal(string.Empty, (await host.Client.SendAsync(HttpMethod.Delete, started.Path)).Expect(200).Text);
        foreach (var path in (string[])[started.Path, $"{started.Path}/status", part])
        {
            (await host.Client.GetAsync(path)).Expect(404);
        }

        (await host.Client.SendAsync(HttpMethod.Delete, started.Path)).Expect(404);
        var account = $"/api/v1/accounts/{started.Account}";
        (await host.Client.GetAsync(account)).Expect(200);
        (await host.Client.SendAsync(HttpMethod.Delete, account)).Expect(200);
        (await host.Client.GetAsync(account)).Expect(404);
        (await host.Client.PutAsync(account, ApiClient.AccountBody(10066))).Expect(404);
    }

    [Fact]
    public async Task Lists_NewestFirst_PageByPage()
    {
        using var client = await host.NewTenantAsync(new());
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((await client.StartAsync(i == 2 ? 10065 : 10066)).Execution);
            host.Time.Advance(TimeSpan.FromMilliseconds(5));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await client.GetAsync($"/api/v1/workflow-executions?limit=2&cursor={cursor}")).Expect(200).Json;
            seen.AddRange(page["workflowExecutions"]!.AsArray().Select(one => (string)one!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        made.Reverse();
        Assert.Equal(made, seen);
        var filtered = (await client.GetAsync(
            "/api/v1/workflow-executions?definitionKey=10065&customerInternalReference=order%207"))
            .Expect(200).Json;
        Assert.Equal(made[2], (string)Assert.Single(filtered["workflowExecutions"]!.AsArray())!["id"]!);
        var refused = (await client.GetAsync(
            "/api/v1/workflow-executions?limit=101&status=DONE&definitionKey=x&createdFrom=soon")).Expect(400);
        Assert.Equal(["createdFrom", "definitionKey", "limit", "status"], refused.Fields.Order());
        (await client.GetAsync("/api/v1/workflow-executions?cursor=abc")).Expect(400);
    }

    private async Task<Started> ProcessedAsync()
    {
        var body = """{"customerInternalReference":"MyCompany","userReference":"MyUser","workflowDefinition":{"key":10011}}""";
        var started = new Started((await host.Client.PostAsync("/api/v1/accounts", body)).Expect(200).Json);
        foreach (var (category, part) in (IEnumerable<(string, string)>)
            [("ID", "front"), ("ID", "back"), ("SELFIE", "face")])
        {
            (await host.Client.SendAsync(
                HttpMethod.Post, started.Upload(category, part), ApiClient.File(Pictures.Png()), started.Token))
                .Expect(200);
        }

        (await host.Client.SendAsync(HttpMethod.Put, started.Path, token: started.Token)).Expect(200);
        var data = JsonNode.Parse(
            """
            {"type":"DRIVING_LICENSE","subType":"REGULAR_DRIVING_LICENSE","issuingCountry":"USA","firstName":"JOHN",
             "lastName":"DOE","dateOfBirth":"1964-08-20","expiryDate":"2026-08-20","issuingDate":"2020-08-20",
             "documentNumber":"A12345676","state":"CA","gender":"M","currentAge":"58"}
            """)!.AsObject();
        CredentialCategory[] both = [.. Id, .. Selfie];
        await Judging.ProcessAsync(
            host,
            host.Client,
            started.ExecutionId,
            new StoredDecision(Decision.Warning, "WARNING", 5_000),
            (CapabilityNames.Usability, Id, Decision.Passed, "OK", null),
            (CapabilityNames.Usability, [CredentialCategory.FaceMap], Decision.Passed, "OK", null),
            (CapabilityNames.Usability, Selfie, Decision.Passed, "OK", null),
            (CapabilityNames.ImageChecks, both, Decision.Warning, "REPEATED_FACE", new JsonObject
            {
                ["faceSearchFindings"] = new JsonObject { ["status"] = "DONE" },
            }),
            (CapabilityNames.Extraction, Id, Decision.Passed, "OK", data),
            (CapabilityNames.DataChecks, Id, Decision.Passed, "OK", null),
            (CapabilityNames.Liveness, [.. Selfie, CredentialCategory.FaceMap], Decision.Passed, "OK", new JsonObject
            {
                ["type"] = "IPROOV_STANDARD",
            }),
            (CapabilityNames.Similarity, both, Decision.Passed, "MATCH", new JsonObject { ["similarity"] = "MATCH" }));
        return started;
    }

    /// <summary>Every field of the seed is there with the same kind of value. What a capability puts into <c>data</c>
    /// is its own, and of a list the first entry stands for all.</summary>
    private static void AssertHolds(JsonNode seed, JsonNode? real, string path)
    {
        Assert.True(real is not null, $"{path} is missing.");
        Assert.True(seed.GetValueKind() == real.GetValueKind(), $"{path} is {real.GetValueKind()}.");
        if (seed is JsonArray entries)
        {
            AssertHolds(entries[0]!, real.AsArray().FirstOrDefault(), $"{path}[0]");
        }
        else if (seed is JsonObject members)
        {
            foreach (var (name, value) in members.Where(member => member.Key != "data"))
            {
                AssertHolds(value!, real[name], $"{path}.{name}");
            }
        }
    }

    private static IEnumerable<string> Names(JsonNode json) => json.AsObject().Select(member => member.Key);
}
