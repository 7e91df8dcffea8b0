using System.Text.Json.Nodes;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;

namespace Bonafide.Api.Tests.Accounts;

[Collection(ApiCollection.Name)]
public sealed class AccountEndpointTests(ApiHost host)
{
    private const string Accounts = "/api/v1/accounts";

    /// <summary>The account reply of the seed (customer-journey.txt), field by field and in its order.</summary>
    [Fact]
    public async Task Answers_InTheShapeOfTheSeed()
    {
        var json = (await host.Client.StartAsync(10011)).Json;
        Assert.Equal(["timestamp", "account", "web", "sdk", "workflowExecution"], Names(json));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)json["timestamp"]!);
        var token = (string)json["sdk"]!["token"]!;
        Assert.Equal(
            $"https://acme.web.example.com/web/v4/app?authorizationToken={token}&locale=en-US",
            (string)json["web"]!["href"]!);

        var account = (string)json["account"]!["id"]!;
        var execution = json["workflowExecution"]!.AsObject();
        Assert.Equal(["id", "credentials"], Names(execution));
        var finalize = $"https://api.example.com/api/v1/accounts/{account}/workflow-executions/{execution["id"]}";
        var credentials = execution["credentials"]!.AsArray();
        Assert.Equal(["ID", "SELFIE", "FACEMAP"], credentials.Select(one => (string)one!["category"]!));
        AssertCredential(credentials[0]!, ["WEB", "API", "SDK"], ["front:FRONT", "back:BACK"], token, finalize);
        AssertCredential(credentials[1]!, ["WEB", "API", "SDK"], ["face:FACE"], token, finalize);
        Assert.Equal(["id", "category", "label", "allowedChannels"], Names(credentials[2]!.AsObject()));
        Assert.Equal("""["WEB","SDK"]""", credentials[2]!["allowedChannels"]!.ToJsonString());
    }

    [Fact]
    public async Task Answers_DeviceRisk_WithItsOwnPart()
    {
        var started = await host.Client.StartAsync(90012);
        var data = started.Credential("DATA");
        Assert.Equal(["id", "category", "label", "allowedChannels", "api"], Names(data));
        Assert.Equal(["device_risk"], Names(data["api"]!["parts"]!.AsObject()));
        Assert.Null(started.Json["web"]);
        Assert.Null(started.Json["sdk"]);
        var both = (await host.Client.StartAsync(90018)).Credential("DATA");
        Assert.Equal(["prepared_data", "device_risk"], Names(both["api"]!["parts"]!.AsObject()));
    }

    [Fact]
    public async Task Echoes_PresetsAndLabels()
    {
        const string credentials =
            ""","credentials":[{"category":"ID","label":"My ID","country":{"values":["USA"]},"type":{"predefinedType":"RECOMMENDED","values":["PASSPORT"]}}]""";
        var id = (await host.Client.StartAsync(10015, credentials)).Credential("ID");
        Assert.Equal("My ID", (string)id["label"]!);
        Assert.Equal("""{"predefinedType":"DEFINED","values":["USA"]}""", id["country"]!.ToJsonString());
        Assert.Equal("""{"predefinedType":"RECOMMENDED","values":["PASSPORT"]}""", id["type"]!.ToJsonString());
    }

    [Fact]
    public async Task Updates_StartAnotherExecution_AndLinkCredentials()
    {
        var first = await host.Client.StartAsync(10015);
        var credential = (string)first.Credential("ID")["id"]!;
        var body = ApiClient.AccountBody(10021, $$""","credentials":[{"category":"ID","id":"{{credential}}"}]""");
        var second = new Started((await host.Client.PutAsync($"{Accounts}/{first.Account}", body)).Expect(200).Json);
        Assert.Equal(first.Account, second.Account);
        Assert.NotEqual(first.Execution, second.Execution);
        Assert.Equal("[]", second.Credential("ID")["allowedChannels"]!.ToJsonString());
        Assert.Null(second.Credential("ID")["api"]);

        var foreign = await host.Stranger.StartAsync(10015);
        var stolen = (string)foreign.Credential("ID")["id"]!;
        body = ApiClient.AccountBody(10021, $$""","credentials":[{"category":"ID","id":"{{stolen}}"}]""");
        var refused = (await host.Client.PutAsync($"{Accounts}/{first.Account}", body)).Expect(400);
        Assert.Equal(["workflowDefinition.credentials[0].id"], refused.Fields);
    }

    [Fact]
    public async Task Refuses_WithEverythingThatIsWrong()
    {
        var refused = (await host.Client.PostAsync(
            Accounts, """{"customerInternalReference":7,"workflowDefinition":{"key":"x"}}""")).Expect(400);
        Assert.Equal(["title", "status", "detail", "violations"], Names(refused.Json));
        Assert.Equal("Bad Request", (string)refused.Json["title"]!);
        Assert.Equal(["customerInternalReference", "workflowDefinition.key"], refused.Fields.Order());
        Assert.True(refused.Headers.Contains("X-Request-Id"));
    }

    [Fact]
    public async Task Refuses_OtherContentTypesAndHugeBodies()
    {
        (await host.Client.SendAsync(HttpMethod.Post, Accounts, new StringContent("{}"))).Expect(415);
        var huge = $"{{\"customerInternalReference\":\"{new string('x', 300_000)}\"}}";
        (await host.Client.PostAsync(Accounts, huge)).Expect(413);
    }

    [Fact]
    public async Task Demands_ThePermission()
    {
        using var reader = await host.NewClientAsync(host.Client.Tenant, Permissions.RetrieveAndDelete);
        (await reader.PostAsync(Accounts, ApiClient.AccountBody(10066))).Expect(403);
        using var initiator = await host.NewClientAsync(host.Client.Tenant, Permissions.Initiate);
        var started = await initiator.StartAsync(10066);
        (await initiator.GetAsync(started.Path)).Expect(403);
    }

    [Fact]
    public async Task Starts_OneExecution_ForAThousandParallelRepeats()
    {
        var body = ApiClient.AccountBody(10066);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(
            _ => host.Client.PostAsync(Accounts, body, key: "the-same-key")));
        Assert.All(answers, answer => answer.Expect(200));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        (await host.Client.PostAsync(Accounts, ApiClient.AccountBody(10065), key: "the-same-key")).Expect(409);
        (await host.Stranger.PostAsync(Accounts, body, key: "the-same-key")).Expect(200);
    }

    [Fact]
    public async Task Forgets_KeysOfFailures_AndAfterADay()
    {
        (await host.Client.PostAsync(Accounts, "{}", key: "failing")).Expect(400);
        (await host.Client.PostAsync(Accounts, ApiClient.AccountBody(10066), key: "failing")).Expect(200);
        (await host.Client.PostAsync(Accounts, ApiClient.AccountBody(10066), key: "")).Expect(400);
    }

    private static void AssertCredential(
        JsonNode credential, string[] channels, string[] parts, string token, string finalize)
    {
        Assert.Equal(["id", "category", "label", "allowedChannels", "api"], Names(credential.AsObject()));
        Assert.Equal(channels, credential["allowedChannels"]!.AsArray().Select(one => (string)one!));
        var api = credential["api"]!.AsObject();
        Assert.Equal(["token", "parts", "workflowExecution"], Names(api));
        Assert.Equal(token, (string)api["token"]!);
        Assert.Equal(finalize, (string)api["workflowExecution"]!);
        Assert.Equal(
            parts.Select(part => $"{part.Split(':')[0]}={finalize}/credentials/{credential["id"]}/parts/{part.Split(':')[1]}"),
            api["parts"]!.AsObject().Select(part => $"{part.Key}={part.Value}"));
    }

    private static IEnumerable<string> Names(JsonObject json) => json.Select(member => member.Key);
}
