using System.Net;
using System.Text;
using Bonafide.Client;
using Bonafide.Engine.Callbacks;
using Bonafide.Server.Cli;
using Bonafide.Server.Tests.Support;

namespace Bonafide.Server.Tests.Cli;

/// <summary><c>bonafide listen --forward</c> as a developer runs it, over the loopback.</summary>
public sealed class ListenVerbTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("a secret that only this test knows");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"callbackSentAt":"2026-11-28T03:00:00.000Z"}""");
    private static readonly string Secret = "whsec_" + Convert.ToBase64String(Key);

    [Fact]
    public async Task Callback_IsVerifiedPrintedAndForwarded()
    {
        var forwarded = new List<ReceivedCallback>();
        var receiver = new CallbackReceiver(new CallbackVerifier([Secret]), callback =>
        {
            forwarded.Add(callback);
            return Task.FromResult((int)HttpStatusCode.Accepted);
        });
        await using var target = await receiver.StartAsync(0, default);
        using var listen = CliProcess.Start(
            "listen", "--port", "0", "--secret", Secret, "--forward", target.Urls.First() + "/hook", "--once");
        var origin = (await listen.LineAsync()).Split(' ')[^1];

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(origin, "forged", Encoding.UTF8.GetBytes("other")));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(origin, "genuine", Key));

        var (code, output) = await listen.EndAsync();
        Assert.Equal(0, code);
        Assert.Contains("not verified forged", output, StringComparison.Ordinal);
        Assert.Contains("\nverified genuine", output, StringComparison.Ordinal);
        Assert.Contains("\"callbackSentAt\": \"2026-11-28T03:00:00.000Z\"", output, StringComparison.Ordinal);
        var one = Assert.Single(forwarded);
        Assert.True(one.IsVerified);
        Assert.Equal("genuine", one.Id);
        Assert.Equal(Body, one.Body);
    }

    [Fact]
    public async Task AForwardingAddressThatDoesNotAnswer_IsABadGateway()
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var closed = (IPEndPoint)free.LocalEndpoint;
        free.Stop();
        using var listen = CliProcess.Start(
            "listen", "--port", "0", "--secret", Secret, "--forward", $"http://{closed}/", "--once");
        var origin = (await listen.LineAsync()).Split(' ')[^1];

        Assert.Equal(HttpStatusCode.BadGateway, await SendAsync(origin, "genuine", Key));

        Assert.Contains("does not answer", (await listen.EndAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("callbacks")]
    public void Forward_IsAnAddressOfTheWeb(string address) =>
        Assert.Single(CommandLine.Build().Parse(["listen", "--forward", address]).Errors);

    private static async Task<HttpStatusCode> SendAsync(string origin, string id, byte[] key)
    {
        var timestamp = CallbackSignature.Timestamp(DateTimeOffset.UtcNow);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, origin + "anything")
        {
            Content = new ByteArrayContent(Body),
        };
        request.Headers.Add(CallbackSignature.IdHeader, id);
        request.Headers.Add(CallbackSignature.TimestampHeader, timestamp);
        request.Headers.Add(CallbackSignature.SignatureHeader, CallbackSignature.Sign(id, timestamp, Body, [key]));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
