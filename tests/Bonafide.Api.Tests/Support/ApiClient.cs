using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Core;

namespace Bonafide.Api.Tests.Support;

/// <summary>Calls the API as an integrator would, with plain HTTP and JSON.</summary>
public sealed class ApiClient(HttpClient http, TenantId tenant, string clientId, string secret) : IDisposable
{
    public TenantId Tenant { get; } = tenant;

    public string ClientId { get; } = clientId;

    public string Secret { get; } = secret;

    public HttpClient Http { get; } = http;

    public string AccessToken { get; private set; } = string.Empty;

    public Actor Actor => new(Tenant, ActorKind.Client, ClientId, Permissions.All, "127.0.0.1");

    public static async Task<ApiClient> SignInAsync(Uri origin, TenantId tenant, string clientId, string secret)
    {
        var http = new HttpClient { BaseAddress = origin };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Tests/1.0");
        var client = new ApiClient(http, tenant, clientId, secret);
        using var answer = await client.TokenAsync();
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        client.AccessToken = (string)body!["access_token"]!;
        return client;
    }

    public Task<HttpResponseMessage> TokenAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}")));
        return Http.SendAsync(request);
    }

    /// <summary>Sends a request with the access token, or with another one.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? token = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, PathOf(path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? AccessToken);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string json, string? token = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, Json(json), token, key);

    public Task<Answer> PutAsync(string path, string json, string? token = null, string? key = null) =>
        SendAsync(HttpMethod.Put, path, Json(json), token, key);

    /// <summary>Starts an execution of a workflow.</summary>
    public async Task<Started> StartAsync(int workflow, string more = "")
    {
        var answer = await PostAsync("/api/v1/accounts", AccountBody(workflow, more));
        Assert.True(answer.Status == 200, answer.Text);
        return new Started(answer.Json);
    }

    public static string AccountBody(int workflow, string more = "") =>
        $$$"""{"customerInternalReference":"order 7","workflowDefinition":{"key":{{{workflow}}}{{{more}}}}}""";

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static MultipartFormDataContent File(byte[] bytes, string name = "file")
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { part, name, "picture.jpg" } };
    }

    public void Dispose() => Http.Dispose();

    /// <summary>Hrefs name the configured hosts; the test server answers for all of them.</summary>
    private static string PathOf(string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme == "https" ? uri.PathAndQuery : href;
}

/// <summary>An answer, read.</summary>
public sealed record Answer(int Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public IReadOnlyList<string> Fields =>
        [.. Json["violations"]!.AsArray().Select(violation => (string)violation!["field"]!)];

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers,
        response.Content.Headers);

    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        return this;
    }
}

/// <summary>An execution that was started, as the account call told of it.</summary>
public sealed record Started(JsonObject Json)
{
    public string Account => (string)Json["account"]!["id"]!;

    public string Execution => (string)Json["workflowExecution"]!["id"]!;

    public ExecutionId ExecutionId => new(Guid.Parse(Execution));

    public JsonObject Credential(string category) => Json["workflowExecution"]!["credentials"]!.AsArray()
        .Single(credential => (string)credential!["category"]! == category)!.AsObject();

    public string Token => (string)Json["workflowExecution"]!["credentials"]!.AsArray()
        .First(credential => credential!["api"] is not null)!["api"]!["token"]!;

    public string Upload(string category, string part) =>
        (string)Credential(category)["api"]!["parts"]![part]!;

    public string Path => $"/api/v1/accounts/{Account}/workflow-executions/{Execution}";
}
