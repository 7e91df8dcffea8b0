using System.Net.Http.Headers;
using System.Text.Json;
using Bonafide.Bench.Serving;

namespace Bonafide.Bench.Api;

/// <summary>Details of processed executions, each another one, as a client polls them.</summary>
internal sealed class DetailsRetrieval : IFigure
{
    private const int Connections = 16;
    private const int Executions = 200;

    /// <summary>Calls until the runtime has compiled the path for speed.</summary>
    private const int WarmUp = 30_000;

    public string Name => "details";

    public string Summary => "GET details of processed executions from 16 connections";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("count", 30_000);
        await using var host = await BenchHost.StartAsync(app =>
            app.MapGet("/bench/nothing", () => Results.Ok()));
        var paths = new List<string>();
        for (var i = 0; i < Executions; i++)
        {
            paths.Add(await MakeAsync(host.Http));
        }

        foreach (var path in paths)
        {
            await WaitAsync(host.Http, path);
        }

        await Timings.OfAsync(WarmUp, Connections, _ => GetAsync(host.Http, "/bench/nothing"));
        var nothing = await Timings.OfAsync(count, Connections, _ => GetAsync(host.Http, "/bench/nothing"));
        await Timings.OfAsync(WarmUp, Connections, at => GetAsync(host.Http, paths[at % Executions]));
        var details = await Timings.OfAsync(
            count, Connections, at => GetAsync(host.Http, paths[at % Executions]));
        return
        [
            .. nothing.Rows("an endpoint that answers nothing"),
            .. details.Rows("details", Bar.AtLeast(5_000)),
            new("details ÷ nothing, processor time",
                details.ProcessorMilliseconds / nothing.ProcessorMilliseconds, "×"),
        ];
    }

    private static async Task<string> MakeAsync(HttpClient http)
    {
        var created = await SendAsync(
            http, HttpMethod.Post, "/api/v1/accounts",
            """{"customerInternalReference":"customer 4711","workflowDefinition":{"key":10066}}""", null);
        var api = created.GetProperty("workflowExecution").GetProperty("credentials")[0].GetProperty("api");
        var token = api.GetProperty("token").GetString();
        await SendAsync(
            http, HttpMethod.Post, api.GetProperty("parts").GetProperty("prepared_data").GetString()!,
            """{"email":"verified@sandbox.example"}""", token);
        await SendAsync(http, HttpMethod.Put, api.GetProperty("workflowExecution").GetString()!, "{}", token);
        var account = created.GetProperty("account").GetProperty("id").GetString();
        var execution = created.GetProperty("workflowExecution").GetProperty("id").GetString();
        return $"/api/v1/accounts/{account}/workflow-executions/{execution}";
    }

    private static async Task WaitAsync(HttpClient http, string path)
    {
        while (!(await GetAsync(http, path + "/status")).Contains("\"PROCESSED\"", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }
    }

    private static async Task<string> GetAsync(HttpClient http, string path)
    {
        using var reply = await http.GetAsync(new Uri(path, UriKind.Relative));
        reply.EnsureSuccessStatusCode();
        return await reply.Content.ReadAsStringAsync();
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient http, HttpMethod method, string address, string body, string? token)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute))
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var reply = await http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await reply.Content.ReadAsStringAsync()).RootElement;
    }
}
