using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Engine.Tokens;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Support;

/// <summary>The composed host in this process with a sandbox tenant, and what tests say to it of batches.</summary>
internal sealed class BatchHost : IAsyncDisposable
{
    public const string Header = "workflowDefinitionKey,customerInternalReference,preparedData.email\n";
    private const string Batches = "api/management/v1/batches";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private BatchHost(WebApplication app, string folder, bool ownsFolder, HttpClient http, SandboxAccess access)
    {
        (_app, Folder, _ownsFolder, Http, Access) = (app, folder, ownsFolder, http, access);
        Client = new BonafideClient(Http, access.ToClientOptions("batch-test"));
    }

    public string Folder { get; }

    /// <summary>Authorised as the sandbox's client.</summary>
    public HttpClient Http { get; }

    public BonafideClient Client { get; }

    public SandboxAccess Access { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="folder">Null: a temporary one that goes with the host.</param>
    public static async Task<BatchHost> StartAsync(
        string? folder = null, IReadOnlyDictionary<string, string?>? configuration = null)
    {
        var data = folder ?? Directory.CreateTempSubdirectory("bonafide-batch-host-").FullName;
        var options = ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0 });
        var app = BonafideHost.Build(
            data, BonafideHost.Configure(data, configuration ?? new Dictionary<string, string?>()), options);
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, data, origin, CancellationToken.None);
        var http = new HttpClient { BaseAddress = new Uri(origin) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("batch-test/1.0");
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.ClientId}:{access.ClientSecret}")));
        using var answer = await http.SendAsync(request);
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(app, data, folder is null, http, access);
    }

    public async Task<TenantId> TenantAsync() =>
        (await Services.GetRequiredService<ClientDirectory>().FindAsync(Access.ClientId, default))!.Tenant;

    public static byte[] Zip(string csv, params (string Path, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files.Append(("input.csv", Encoding.UTF8.GetBytes(csv))))
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Starts a batch from a body of any kind.</summary>
    public async Task<Guid> StartAsync(HttpContent body)
    {
        using var started = await Http.PostAsync(Batches, body);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        return (await started.Content.ReadFromJsonAsync(ContractsJson.Default.BatchStartedReply))!.RequestReference;
    }

    public async Task<BatchReportReply> RunAsync(string csv, params (string Path, byte[] Bytes)[] files) =>
        await EndAsync(await StartAsync(new ByteArrayContent(Zip(csv, files))));

    /// <summary>Waits for the batch's end by its own events.</summary>
    public async Task<BatchReportReply> EndAsync(Guid reference)
    {
        using var patience = new CancellationTokenSource(Patience);
        BatchReply? last = null;
        while (last is null || last.CompletedAt is null)
        {
            await foreach (var one in Client.Batches.WatchAsync(reference, patience.Token))
            {
                last = one;
            }
        }

        return await Client.Batches.GetReportAsync(reference, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
