using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace Bonafide.Server.Cli;

/// <summary><c>bonafide listen</c>: receives callbacks on this machine, verifies, prints and forwards them.</summary>
internal static class ListenVerb
{
    public static Command Build()
    {
        var port = new Option<int>("--port") { Description = "Port on the loopback.", DefaultValueFactory = _ => 9000 };
        var secret = new Option<string[]>("--secret")
        {
            Description = "Callback secret (whsec_…); repeat it during a rotation. Default: the local sandbox's.",
        };
        var forward = new Option<Uri?>("--forward")
        {
            Description = "Passes verified callbacks on to this address.",
            CustomParser = Address,
        };
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
        var receiver = new CallbackReceiver(verifier, async callback =>
        {
            Print(callback);
            var status = callback.IsVerified && forward is not null ? await ForwardAsync(http, forward, callback) : 200;
            if (callback.IsVerified && once)
            {
                await ended.CancelAsync();
            }

            return status;
        });
        await using var app = await receiver.StartAsync(port, cancellationToken);
        AnsiConsole.MarkupLine($"listening on [bold]{app.Urls.First()}/[/]");
        await app.WaitForShutdownAsync(ended.Token);
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address)
            && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        given.AddError("--forward must be an address such as http://127.0.0.1:3000/callbacks.");
        return null;
    }

    private static void Print(ReceivedCallback callback)
    {
        var mark = callback.IsVerified ? "[green]verified[/]" : "[red]not verified[/]";
        AnsiConsole.MarkupLine($"{mark} {Markup.Escape(callback.Id)}");
        if (callback.IsVerified && JsonNode.Parse(callback.Body) is { } json)
        {
            Output.Json(json);
        }
    }

    /// <summary>The receiver's own status goes back, so that its failures are retried like any other.</summary>
    private static async Task<int> ForwardAsync(HttpClient http, Uri target, ReceivedCallback callback)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new ByteArrayContent(callback.Body),
        };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in callback.Headers)
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
