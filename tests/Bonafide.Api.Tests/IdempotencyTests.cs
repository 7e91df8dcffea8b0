using System.Text;
using Bonafide.Api.Tests.Support;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Storage.Rows;

namespace Bonafide.Api.Tests;

/// <summary>Every route whose description offers an Idempotency-Key keeps its promise.</summary>
[Collection(ApiCollection.Name)]
public sealed class IdempotencyTests(ApiHost host)
{
    private const string Evidence = """{"type":"Financial","accountId":"{0}"}""";
    private const string Rules = "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE\r\n";

    [Fact]
    public async Task Keys_ActOnce_OnEveryRouteThatOffersThem()
    {
        using var client = await host.NewClientAsync(host.Client.Tenant, Permissions.All | Permissions.Operate);
        var calls = await CallsAsync(client);
        var offered = await OfferedAsync();
        Assert.Equal(offered, calls.Keys.Order(StringComparer.Ordinal));
        foreach (var (operation, call) in calls)
        {
            var odd = await SendAsync(client, call, call.Body, "not plain");
            Assert.True(odd.Status == 400, $"{operation}: {odd.Status} {odd.Text}");
            Assert.Contains("Idempotency-Key", odd.Text, StringComparison.Ordinal);
            if (!call.Acts)
            {
                continue;
            }

            var first = await SendAsync(client, call, call.Body, $"walk-{operation}");
            Assert.True(first.Status is 200 or 202, $"{operation}: {first.Status} {first.Text}");
            Assert.Equal(first.Status, (await SendAsync(client, call, call.Body, $"walk-{operation}")).Status);
            if (call.Other is not null)
            {
                var other = await SendAsync(client, call, call.Other, $"walk-{operation}");
                Assert.True(other.Status == 409, $"{operation}: {other.Status} {other.Text}");
            }
        }
    }

    private static Task<Answer> SendAsync(ApiClient client, Call call, Func<HttpContent>? body, string key) =>
        client.SendAsync(call.Method, call.Path, body?.Invoke(), call.Token, key);

    private async Task<Dictionary<string, Call>> CallsAsync(ApiClient client)
    {
        var (images, data) = (await client.StartAsync(10015), await client.StartAsync(10066));
        var part = images.Upload("ID", "front");
        (await client.SendAsync(HttpMethod.Post, part, ApiClient.File(Pictures.Png()), images.Token)).Expect(200);
        (await client.SendAsync(
            HttpMethod.Post, data.Upload("DATA", "prepared_data"), ApiClient.Json("""{"email":"a@example.com"}"""),
            data.Token)).Expect(200);
        var decided = await client.StartAsync(10066);
        (await client.SendAsync(
            HttpMethod.Post, decided.Upload("DATA", "prepared_data"), ApiClient.Json("""{"email":"a@example.com"}"""),
            decided.Token)).Expect(200);
        (await client.SendAsync(HttpMethod.Put, decided.Path, null, decided.Token)).Expect(200);
        await Judging.ProcessAsync(
            host, client, decided.ExecutionId, new StoredDecision(Decision.Passed, "PASSED", 0));
        var callback = await StoredCallbacks.InsertAsync(host, client, data.ExecutionId);
        var ruleset = (await client.SendAsync(
            HttpMethod.Post, "/api/management/v1/rulesets?name=Walked&type=RISK_SCORE", Text(Rules, "text/csv")))
            .Expect(200).Json["id"];
        var another = (await client.PostAsync(
            "/api/management/v1/clients", """{"name":"Walked","permissions":["manage"]}"""))
            .Expect(200).Json["clientId"];
        var settings = (await client.GetAsync("/api/management/v1/settings")).Expect(200).Json;
        settings.Remove("version");
        const string root = "/api/management/v1";
        return new(StringComparer.Ordinal)
        {
            ["createAccount"] = Post("/api/v1/accounts", ApiClient.AccountBody(10066)),
            ["updateAccount"] = Put($"/api/v1/accounts/{images.Account}", ApiClient.AccountBody(10066)),
            ["uploadPart"] = File(HttpMethod.Post, images.Upload("ID", "back"), images.Token),
            ["replacePart"] = File(HttpMethod.Put, part, images.Token),
            ["finalize"] = new(HttpMethod.Put, data.Path, null, null) { Token = data.Token },
            ["putFeedback"] = Put($"{decided.Path}/feedback", """{"status":"NOT_FRAUD"}"""),
            ["resendCallback"] = Post($"{root}/callbacks/{callback}/resend", null),
            ["createTenant"] = Post($"{root}/tenants", """{"name":"Walked"}"""),
            ["renameTenant"] = Put($"{root}/tenants/{client.Tenant}", """{"name":"Walked"}"""),
            ["createClient"] = Post($"{root}/clients", """{"name":"More","permissions":["manage"]}"""),
            ["updateClient"] = Put($"{root}/clients/{another}", """{"name":"Walked twice"}"""),
            ["replaceClientSecret"] = Post($"{root}/clients/{another}/secret", null),
            ["replaceSettings"] = Put($"{root}/settings", settings.ToJsonString()),
            ["createCallbackKey"] = Post($"{root}/callback-keys", null),
            ["rotateInstallationKey"] = Post($"{root}/installation/keys/access-token/rotate", null),
            ["rewrapKeys"] = Post($"{root}/installation/keys/rewrap", null),
            ["createRuleset"] = Csv(HttpMethod.Post, $"{root}/rulesets?name=More&type=RISK_SCORE", Rules),
            ["updateRuleset"] = Put($"{root}/rulesets/{ruleset}", """{"name":"Walked twice"}"""),
            ["replaceRules"] = Csv(HttpMethod.Put, $"{root}/rulesets/{ruleset}/rules", Rules),
            ["placeDeviceEvidence"] = Post(
                $"{root}/devices/evidence", Evidence.Replace("{0}", images.Account, StringComparison.Ordinal)),
            ["startBatch"] = Csv(
                HttpMethod.Post, $"{root}/batches", "workflowDefinitionKey,customerInternalReference\n99999,one\n"),
            ["selectBatchClient"] = Put($"{root}/batches/client", $$"""{"clientId":"{{client.ClientId}}"}""") with
            {
                Other = () => ApiClient.Json("""{"clientId":null}"""),
            },
            // Without an sshd there are no keys to make; the server's own tests make them.
            ["generateSshKey"] = Post($"{root}/sftp/keys", """{"type":"ed25519"}""") with { Acts = false },
        };
    }

    private static Call Post(string path, string? json) => Of(HttpMethod.Post, path, json);

    private static Call Put(string path, string json) => Of(HttpMethod.Put, path, json);

    /// <summary>Bytes count, so that a blank more makes another body.</summary>
    private static Call Of(HttpMethod method, string path, string? json) => json is null
        ? new(method, path, null, null)
        : new(method, path, () => ApiClient.Json(json), () => ApiClient.Json(json + " "));

    private static Call Csv(HttpMethod method, string path, string csv) =>
        new(method, path, () => Text(csv, "text/csv"), () => Text(csv + "\r\n", "text/csv"));

    private static Call File(HttpMethod method, string path, string token) => new(
        method, path, () => ApiClient.File(Pictures.Png()), () => ApiClient.File(Pictures.Png(500, 500)))
    {
        Token = token,
    };

    private static StringContent Text(string text, string type) => new(text, Encoding.UTF8, type);

    private async Task<IEnumerable<string>> OfferedAsync()
    {
        var document = (await host.Client.GetAsync("/openapi.json")).Expect(200).Json;
        return document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Where(one => one.Value is System.Text.Json.Nodes.JsonObject operation
                && operation["parameters"]?.AsArray()
                    .Any(parameter => (string?)parameter!["name"] == "Idempotency-Key") == true)
            .Select(one => (string)one.Value!["operationId"]!)
            .Order(StringComparer.Ordinal);
    }

    /// <param name="Other">Another body for the same key; null where the route takes none.</param>
    private sealed record Call(HttpMethod Method, string Path, Func<HttpContent>? Body, Func<HttpContent>? Other)
    {
        public string? Token { get; init; }

        public bool Acts { get; init; } = true;
    }
}
