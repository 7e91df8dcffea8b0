using Bonafide.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Server.Cli;

/// <summary>A callback as it came in.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="IsVerified">Whether the signature fits the raw body.</param>
/// <param name="Headers">The three signed headers.</param>
internal sealed record ReceivedCallback(
    string Id, bool IsVerified, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>Receives callbacks on the loopback and verifies them over the raw body.</summary>
/// <param name="receive">Says with which status a verified callback is answered; others are answered 401.</param>
internal sealed class CallbackReceiver(CallbackVerifier verifier, Func<ReceivedCallback, Task<int>> receive)
{
    /// <summary>A callback body is below 2 kB; what is longer is not one.</summary>
    private const int LongestBody = 64 * 1024;

    private static readonly string[] SignedHeaders = ["webhook-id", "webhook-timestamp", "webhook-signature"];

    /// <summary>Listens; the caller disposes what is returned.</summary>
    /// <param name="port">0 for any that is free.</param>
    public async Task<WebApplication> StartAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Not the folder that the command was given in: files there are not this program's settings.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapPost("/{**path}", (Delegate)TakeAsync);
        await app.StartAsync(cancellationToken);
        return app;
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var headers = SignedHeaders.ToDictionary(name => name, name => context.Request.Headers[name].ToString());
        var isVerified = verifier.Verify(
            headers[SignedHeaders[0]], headers[SignedHeaders[1]], headers[SignedHeaders[2]], body);
        var status = await receive(new ReceivedCallback(headers[SignedHeaders[0]], isVerified, headers, body));
        return Results.StatusCode(isVerified ? status : StatusCodes.Status401Unauthorized);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        return length > LongestBody ? null : buffer[..length];
    }
}
