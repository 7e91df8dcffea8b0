using Bonafide.Api.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests;

/// <summary>Ruling 8a on every route that the API has: another tenant's id reads like one that never was.</summary>
[Collection(ApiCollection.Name)]
public sealed class TenantIsolationTests(ApiHost host)
{
    [Fact]
    public async Task Hides_ForeignIds_OnEveryRoute()
    {
        var started = await host.Client.StartAsync(10015);
        (await host.Client.SendAsync(
            HttpMethod.Post, started.Upload("ID", "front"), ApiClient.File(Pictures.Png()), started.Token)).Expect(200);
        var callback = (await StoredCallbacks.InsertAsync(host, host.Client, started.ExecutionId)).ToString();
        var ruleset = (await host.Client.SendAsync(
            HttpMethod.Post, "/api/management/v1/rulesets?name=Mine&type=RISK_SCORE", Csv())).Expect(200).Json["id"];
        var key = (await host.Client.PostAsync("/api/management/v1/callback-keys", "")).Expect(200).Json["id"];
        var batch = (await host.Client.SendAsync(
            HttpMethod.Post, "/api/management/v1/batches", BatchCsv())).Expect(202).Json["requestReference"];
        var evidence = (await host.Client.PostAsync(
            "/api/management/v1/devices/evidence", $$"""{"type":"Financial","accountId":"{{started.Account}}"}"""))
            .Expect(200).Json["id"];
        var ids = new Dictionary<string, string>
        {
            ["{accountId:guid}"] = started.Account,
            ["{executionId:guid}"] = started.Execution,
            ["{credentialId:guid}"] = (string)started.Credential("ID")["id"]!,
            ["{callbackId:guid}"] = callback,
            ["{tenantId:guid}"] = host.Client.Tenant.ToString(),
            ["{clientId:guid}"] = host.Client.ClientId,
            ["{rulesetId:guid}"] = ruleset!.ToString(),
            ["{keyId:guid}"] = key!.ToString(),
            ["{id:guid}"] = batch!.ToString(),
            ["{evidenceId:guid}"] = evidence!.ToString(),
        };
        var tried = 0;
        foreach (var (method, pattern) in Routes())
        {
            var path = pattern.Replace("{classifier}", "FRONT", StringComparison.Ordinal);
            var own = ids.Aggregate(path, (made, id) => made.Replace(id.Key, id.Value, StringComparison.Ordinal));
            var unknown = ids.Keys.Aggregate(path, (made, id) => made.Replace(
                id, Guid.Empty.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain("{", own, StringComparison.Ordinal);
            var foreign = await host.Stranger.SendAsync(method, own, Body(method, pattern));
            var nobodys = await host.Stranger.SendAsync(method, unknown, Body(method, pattern));
            Assert.True(foreign.Status == 404, $"{method} {pattern}: {foreign.Status} {foreign.Text}");
            Assert.Equal(nobodys.Text, foreign.Text);
            (await host.Client.SendAsync(method, own, Body(method, pattern), token: "nobody")).Expect(401);
            tried++;
        }

        (await host.Client.GetAsync("/api/management/v1/clients")).Expect(200);
        Assert.True(tried >= 35, $"Only {tried} routes were tried.");
        (await host.Client.GetAsync(started.Path)).Expect(200);
    }

    [Fact]
    public async Task Demands_AUserAgent()
    {
        var started = await host.Client.StartAsync(10066);
        using var http = new HttpClient { BaseAddress = host.Origin };
        http.DefaultRequestHeaders.Authorization = new("Bearer", host.Client.AccessToken);
        var refused = await Answer.OfAsync(await http.GetAsync(started.Path));
        Assert.Equal("User-Agent header is required", (string)refused.Expect(403).Json["detail"]!);
        (await Answer.OfAsync(await http.GetAsync("/"))).Expect(200);
    }

    [Fact]
    public async Task Limits_EachTenant_AndSaysWhenToComeBack()
    {
        using var slow = await host.NewTenantAsync(new() { RateLimits = new(1, 2, 50, 1) });
        var body = ApiClient.AccountBody(10066);
        (await slow.PostAsync("/api/v1/accounts", body, key: "once")).Expect(200);
        var refused = (await slow.PostAsync("/api/v1/accounts", body)).Expect(429);
        Assert.Equal("""{"title":"Too Many Requests","status":429,"detail":"Request limit exceeded"}""", refused.Text);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        (await slow.PostAsync("/api/v1/accounts", body, key: "once")).Expect(200);
        (await slow.GetAsync("/api/v1/workflow-executions")).Expect(200);
        (await slow.GetAsync("/api/v1/workflow-executions")).Expect(200);
        (await slow.GetAsync("/api/v1/workflow-executions")).Expect(429);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        (await slow.PostAsync("/api/v1/accounts", body)).Expect(200);
    }

    [Fact]
    public async Task Answers_UnknownPathsAndMethods_InItsOwnForm()
    {
        var unknown = (await host.Client.GetAsync("/api/v1/nothing")).Expect(404);
        Assert.Equal("Not Found", (string)unknown.Json["title"]!);
        var method = (await host.Client.SendAsync(HttpMethod.Patch, "/api/v1/accounts")).Expect(405);
        Assert.Equal("Method Not Allowed", (string)method.Json["title"]!);
        Assert.NotEmpty(method.ContentHeaders.Allow);
        (await host.Client.GetAsync("/api/v1/accounts/not-a-uuid")).Expect(404);
    }

    [Fact]
    public async Task Repeats_AGivenRequestId_AndReplacesAnOddOne()
    {
        Assert.Equal("my-id.1", await RequestIdAsync("my-id.1"));
        Assert.NotEqual("my id", await RequestIdAsync("my id"));
        Assert.Equal(36, (await RequestIdAsync(new string('x', 65))).Length);
    }

    private async Task<string> RequestIdAsync(string given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Request-Id", given);
        using var response = await host.Client.Http.SendAsync(request);
        return response.Headers.GetValues("X-Request-Id").Single();
    }

    /// <summary>All but the SSH keys', which need an sshd: the server's own tests try a foreign one.</summary>
    private IEnumerable<(HttpMethod Method, string Pattern)> Routes() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains(":guid}", StringComparison.Ordinal))
            .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains("/sftp/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => (new HttpMethod(method), endpoint.RoutePattern.RawText!)));

    private static HttpContent? Body(HttpMethod method, string pattern) =>
        method == HttpMethod.Get || method == HttpMethod.Delete
            || pattern.EndsWith("/validate", StringComparison.Ordinal) ? null
        : pattern.Contains("/parts/", StringComparison.Ordinal) ? ApiClient.File(Pictures.Png())
        : pattern.EndsWith("/rules", StringComparison.Ordinal) ? Csv()
        : pattern.Contains("/tenants/", StringComparison.Ordinal) ? ApiClient.Json("""{"name":"Mine now"}""")
        : pattern.EndsWith("feedback", StringComparison.Ordinal) ? ApiClient.Json("""{"status":"NOT_FRAUD"}""")
        : ApiClient.Json(ApiClient.AccountBody(10066));

    /// <summary>Its only row fails, so that no other test meets a transaction of it.</summary>
    private static StringContent BatchCsv() => new(
        "workflowDefinitionKey,customerInternalReference\n99999,one\n", System.Text.Encoding.UTF8, "text/csv");

    private static StringContent Csv() => new(
        "RULE_CATEGORY,RULE_DESCRIPTION,RULE_LABELS,RULE_LEFT_HAND_SIDE,RULE_NAME,SCORE\r\n",
        System.Text.Encoding.UTF8, "text/csv");
}
