using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Client;
using Bonafide.Contracts;

namespace Bonafide.Server.Tests.Clients;

/// <summary>What the client does when the other side falters, against a server that answers as it is told.</summary>
public sealed class BonafideClientTests
{
    private const string Token = """{"access_token":"t","expires_in":3600,"token_type":"Bearer"}""";
    private const string Made = """
        {"timestamp":"2026-01-01T00:00:00.000Z","account":{"id":"00000000-0000-7000-8000-000000000001"},
        "workflowExecution":{"id":"00000000-0000-7000-8000-000000000002","credentials":[]}}
        """;

    private static readonly AccountRequest Request = new() { CustomerInternalReference = "a try" };

    [Fact]
    public async Task Retries_WithTheSameKey_AndFetchesOneToken()
    {
        var server = new ScriptedServer(
            (200, Token), (503, ""), (429, ""), (200, Made), (200, Made));
        using var client = server.Client();
        await client.CreateAccountAsync(Request);
        await client.CreateAccountAsync(Request);
        Assert.Equal(
            ["/oauth2/token", "/api/v1/accounts", "/api/v1/accounts", "/api/v1/accounts", "/api/v1/accounts"],
            server.Seen.Select(one => one.Path));
        var keys = server.Seen.Skip(1).Select(one => one.Key).ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(keys[0], keys[2]);
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Fact]
    public async Task TakesANewToken_Once_WhenItsOwnIsRefused()
    {
        var server = new ScriptedServer((200, Token), (401, ""), (200, Token), (200, Made));
        using var client = server.Client();
        await client.CreateAccountAsync(Request);
        var refused = new ScriptedServer((200, Token), (401, ""), (200, Token), (401, ""));
        using var other = refused.Client();
        var problem = await Assert.ThrowsAsync<BonafideApiException>(() => other.CreateAccountAsync(Request));
        Assert.Equal(HttpStatusCode.Unauthorized, problem.Status);
    }

    [Fact]
    public async Task GivesUp_WithEverythingThatWasSaid()
    {
        var server = new ScriptedServer((200, Token), (400, """
            {"title":"Bad Request","status":400,"detail":"No.","violations":[{"field":"a","code":"b","message":"c"}]}
            """));
        using var client = server.Client();
        var problem = await Assert.ThrowsAsync<BonafideApiException>(() => client.CreateAccountAsync(Request));
        Assert.Equal("a", Assert.Single(problem.Problem!.Violations!).Field);
        Assert.Equal(2, server.Seen.Count);
    }

    [Fact]
    public async Task Reads_PageAfterPage()
    {
        const string one = """
            {"workflowExecutions":[{"id":"00000000-0000-7000-8000-000000000003","href":"x","definitionKey":"1",
            "status":"PROCESSED","createdAt":"2026-01-01T00:00:00.000Z"}]
            """;
        var server = new ScriptedServer((200, Token), (200, one + ""","nextCursor":"a b"}"""), (200, one + "}"));
        using var client = server.Client();
        var listed = await client.ListExecutionsAsync(new ExecutionQuery { Decision = "PASSED", PageSize = 1 })
            .ToListAsync();
        Assert.Equal(2, listed.Count);
        Assert.Equal("?limit=1&decision=PASSED", server.Seen[1].Query);
        Assert.Equal("?limit=1&decision=PASSED&cursor=a%20b", server.Seen[2].Query);
    }

    [Fact]
    public async Task Uploads_FromAStream_UpToTheLimit()
    {
        var server = new ScriptedServer((200, """
            {"timestamp":"2026-01-01T00:00:00.000Z","account":{"id":"00000000-0000-7000-8000-000000000001"},
            "workflowExecution":{"id":"00000000-0000-7000-8000-000000000002"},
            "api":{"token":"tt","parts":{},"workflowExecution":"x"},
            "credential":{"id":"00000000-0000-7000-8000-000000000004"},
            "part":{"id":"00000000-0000-7000-8000-000000000005"}}
            """));
        using var client = server.Client();
        var api = new CredentialApiReply(
            "tt", new Dictionary<string, string> { ["front"] = "http://127.0.0.1/parts/FRONT" }, "http://127.0.0.1/x");
        await client.UploadAsync(api, "front", new MemoryStream([1, 2, 3]), "image/png");
        Assert.Equal("/parts/FRONT", Assert.Single(server.Seen).Path);
        using var big = new MemoryStream(new byte[(15 * 1024 * 1024) + 1]);
        await Assert.ThrowsAsync<ArgumentException>(() => client.UploadAsync(api, "front", big, "image/png"));
        Assert.Single(server.Seen);
    }

    [Fact]
    public void Verifies_TheRawBody_UnderAnyOfItsSecrets()
    {
        var key = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef");
        var verifier = new CallbackVerifier(["whsec_" + Convert.ToBase64String(new byte[32]),
            "whsec_" + Convert.ToBase64String(key)]);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var body = """{"a": 1}"""u8.ToArray();
        Assert.True(Verify(now, body, body));
        Assert.False(Verify(now, body, """{"a":1}"""u8.ToArray()));
        Assert.False(Verify(now - 400, body, body));
        Assert.False(verifier.Verify("id", "now", "v1,AAAA", body));
        Assert.False(verifier.Verify(null, null, null, body));

        bool Verify(long at, byte[] signed, byte[] received)
        {
            var timestamp = at.ToString(CultureInfo.InvariantCulture);
            byte[] all = [.. Encoding.UTF8.GetBytes($"id.{timestamp}."), .. signed];
            var signature = "v1,AAAA v1," + Convert.ToBase64String(HMACSHA256.HashData(key, all));
            return verifier.Verify("id", timestamp, signature, received);
        }
    }

    /// <summary>Answers in the order of its script, and keeps what it was asked.</summary>
    private sealed class ScriptedServer(params (int Status, string Body)[] script) : HttpMessageHandler
    {
        private int _next;

        public List<(string Path, string Query, string? Key)> Seen { get; } = [];

        public BonafideClient Client() => new(new HttpClient(this), new()
        {
            BaseUrl = new Uri("http://127.0.0.1"),
            ClientId = "id",
            ClientSecret = "secret",
            FirstRetryDelay = TimeSpan.Zero,
        });

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
            Seen.Add((request.RequestUri!.AbsolutePath, request.RequestUri.Query, key));
            var (status, body) = script[_next++];
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            });
        }
    }
}
