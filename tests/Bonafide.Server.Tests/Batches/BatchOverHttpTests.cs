using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bonafide.Batch.Executions;
using Bonafide.Core;
using Bonafide.Engine.Tokens;
using Bonafide.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Batches;

/// <summary>Batches through the composed process: a zip goes in by HTTP, real executions come out.</summary>
public sealed class BatchOverHttpTests : IDisposable
{
    private const string Header = "workflowDefinitionKey,customerInternalReference,preparedData.email\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-batch-host-").FullName;

    [Fact]
    public async Task RunsEachRow_AndReportsTheOneThatFails()
    {
        await using var app = Build();
        using var http = await ClientAsync(app);

        var report = await RunAsync(
            http, Header + "10066,one,clean@sandbox.example\n99999,two,clean@sandbox.example\n"
            + "10066,three,disposable@sandbox.example\n");

        Assert.Equal("COMPLETED_WITH_ERROR", (string?)report["status"]);
        Assert.Equal((3, 2, 1), ((int)report["total"]!, (int)report["succeeded"]!, (int)report["failed"]!));
        var error = Assert.Single(report["errors"]!.AsArray())!;
        Assert.Equal((2, "JUMIO_WORKFLOW_API"), ((int)error["row"]!, (string?)error["error"]));
        await app.StopAsync();
    }

    [Fact]
    public async Task FailsRowsWith401_WhenNoClientIsSelected()
    {
        await using var app = Build();
        using var http = await ClientAsync(app);
        var access = SandboxAccess.Read(_folder)!;
        var client = await app.Services.GetRequiredService<ClientDirectory>().FindAsync(access.ClientId, default);
        await app.Services.GetRequiredService<BatchUploads>().SelectClientAsync(
            Actor.System(client!.Tenant, "test"), null, default);

        var report = await RunAsync(http, Header + "10066,one,clean@sandbox.example\n");

        Assert.Equal("JUMIO_WORKFLOW_API_UNAUTHORIZED", (string?)report["errors"]![0]!["error"]);
        await app.StopAsync();
    }

    [Fact]
    public async Task Refuses_CallersWithoutToken()
    {
        await using var app = Build();
        using var http = await ClientAsync(app);
        http.DefaultRequestHeaders.Authorization = null;
        using var answer = await http.GetAsync($"api/management/v1/batches/{Guid.Empty}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await app.StopAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<JsonNode> RunAsync(HttpClient http, string csv)
    {
        using var started = await http.PostAsync("api/management/v1/batches", new ByteArrayContent(Zip(csv)));
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var path = started.Headers.Location!.ToString().TrimStart('/');
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var report = (await http.GetFromJsonAsync<JsonNode>($"{path}/report", patience.Token))!;
            if ((string?)report["status"] is "COMPLETED" or "COMPLETED_WITH_ERROR" or "ERROR")
            {
                return report;
            }

            await Task.Yield();
        }
    }

    private static byte[] Zip(string csv)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry("input.csv").Open());
            writer.Write(csv);
        }

        return bytes.ToArray();
    }

    private WebApplication Build() =>
        BonafideHost.Build(
            _folder, BonafideHost.Configure(_folder, []), new ServerOptions { Sandbox = true, Port = 0 });

    private async Task<HttpClient> ClientAsync(WebApplication app)
    {
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        var http = new HttpClient { BaseAddress = new Uri(origin) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("batch-test/1.0");
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes($"{access.ClientId}:{access.ClientSecret}")));
        using var answer = await http.SendAsync(request);
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
