using System.CommandLine;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide listen</c>: receives callbacks on this machine, verifies, prints and forwards them.</summary>
internal static class ListenVerb
{
    /// <summary>A callback body is below 2 kB; what is longer is not one.</summary>
    private const int LongestBody = 64 * 1024;

    private static readonly string[] SignedHeaders = ["webhook-id", "webhook-timestamp", "webhook-signature"];

    public static Command Build()
    {
        var port = new Option<int>("--port") { Description = "Port on the loopback.", DefaultValueFactory = _ => 9000 };
        var secret = new Option<string[]>("--secret")
        {
            Description = "Callback secret (whsec_…); repeat it during a rotation. Default: the local sandbox's.",
        };
        var forward = new Option<Uri?>("--forward") { Description = "Passes verified callbacks on to this address." };
        var once = new Option<bool>("--once") { Description = "Ends after the first verified callback." };
        var connection = new Connection();
        var command = new Command("listen", "Receives callbacks: verifies, prints and forwards them.")
        {
            port, secret, forward, once,
        };
        connection.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            string[] secrets = result.GetValue(secret) is { Length: > 0 } given
                ? given
                : connection.Find(result)?.CallbackSecret is { } local ? [local] : [];
            if (secrets.Length == 0)
            {
                await Console.Error.WriteLineAsync("No callback secret: give --secret.");
                return 2;
            }

            await ReceiveAsync(
                result.GetValue(port), new CallbackVerifier(secrets), result.GetValue(forward),
                result.GetValue(once), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task ReceiveAsync(
        int port, CallbackVerifier verifier, Uri? forward, bool once, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var http = new HttpClient();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            var body = await ReadAsync(context.Request, context.RequestAborted);
            if (body is null)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            var headers = SignedHeaders.Select(name => context.Request.Headers[name].ToString()).ToList();
            var verified = verifier.Verify(headers[0], headers[1], headers[2], body);
            Print(headers[0], verified, body);
            if (!verified)
            {
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            }

            var status = forward is null ? 200 : await ForwardAsync(http, forward, headers, body);
            if (once)
            {
                await ended.CancelAsync();
            }

            return Results.StatusCode(status);
        });
        await app.StartAsync(cancellationToken);
        AnsiConsole.MarkupLine($"listening on [bold]http://127.0.0.1:{port}/[/]");
        await app.WaitForShutdownAsync(ended.Token);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        return length > LongestBody ? null : buffer[..length];
    }

    private static void Print(string id, bool verified, byte[] body)
    {
        var mark = verified ? "[green]verified[/]" : "[red]not verified[/]";
        AnsiConsole.MarkupLine($"{mark} {Markup.Escape(id)}");
        if (verified && JsonNode.Parse(body) is { } json)
        {
            Output.Json(json);
        }
    }

    /// <summary>The receiver's own status goes back, so that its failures are retried like any other.</summary>
    private static async Task<int> ForwardAsync(HttpClient http, Uri target, List<string> headers, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in SignedHeaders.Zip(headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            AnsiConsole.MarkupLine("[red]the forwarding address does not answer[/]");
            return StatusCodes.Status502BadGateway;
        }
    }
}
