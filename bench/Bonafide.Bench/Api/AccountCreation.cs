using System.Net.Http.Headers;
using System.Text.Json;
using Bonafide.Bench.Serving;
using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Bench.Api;

/// <summary>
/// Account creation as clients do it, beside an endpoint of the same server that does nothing but one durable insert
/// through the same writer.
/// </summary>
internal sealed class AccountCreation : IFigure
{
    private const int Connections = 16;

    /// <summary>Calls until the runtime has compiled the path for speed.</summary>
    private const int WarmUp = 15_000;

    public string Name => "accounts";

    public string Summary => "POST /api/v1/accounts from 16 connections, beside one bare durable insert";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("count", 10_000);
        await using var host = await BenchHost.StartAsync(app =>
            app.MapPost("/bench/bare", BareAsync));
        await Timings.OfAsync(WarmUp, Connections, _ => SendAsync(host.Http, "/bench/bare", "{}"));
        await Timings.OfAsync(WarmUp, Connections, _ => SendAsync(host.Http, "/api/v1/accounts", Body));
        var bare = await Timings.OfAsync(count, Connections, _ => SendAsync(host.Http, "/bench/bare", "{}"));
        var accounts = await Timings.OfAsync(
            count, Connections, _ => SendAsync(host.Http, "/api/v1/accounts", Body));
        return
        [
            .. bare.Rows("bare insert"),
            .. accounts.Rows("account create", Bar.AtLeast(1_000), Bar.AtMost(50)),
            new("account create ÷ bare insert", bare.PerSecond / accounts.PerSecond, "×", Bar.AtMost(3)),
        ];
    }

    private const string Body =
        """
        {"customerInternalReference":"customer 4711","userReference":"a made-up person",
         "workflowDefinition":{"key":10066},"callbackUrl":"https://receiver.example/callbacks"}
        """;

    private static async Task<IResult> BareAsync(HttpContext context, IWrites writes, IIds ids, TimeProvider time)
    {
        await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var tenant = new TenantId(ids.New());
        await writes.RunAsync(
            Actor.System(tenant, "bench"),
            write =>
            {
                SightingRows.Insert(tenant, write, new SightingRow(
                    SightingKind.Email, tenant.Value.ToByteArray(), new(ids.New()), new(ids.New()),
                    time.GetUtcNow(), null));
                return true;
            },
            context.RequestAborted);
        return Results.Ok();
    }

    private static async Task SendAsync(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var reply = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        reply.EnsureSuccessStatusCode();
    }
}
