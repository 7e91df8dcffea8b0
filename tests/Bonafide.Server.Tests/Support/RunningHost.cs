using System.Text;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Support;

/// <summary>The composed process in this one, over a temporary data folder, asked through the public API.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-running-").FullName;
    private static readonly HttpClient Http = new();
    private WebApplication? _app;
    private string _origin = string.Empty;

    public string Folder => _folder;

    /// <summary>Such as <c>http://127.0.0.1:8080</c>.</summary>
    public string Origin => _origin;

    public IServiceProvider Services => _app!.Services;

    /// <summary>Configuration over the defaults, before the start.</summary>
    public Dictionary<string, string?> Settings { get; } = new() { ["Sources:Dns:Enabled"] = "false" };

    /// <summary>Whose word on the client's address counts, before the start.</summary>
    public List<string> TrustedProxies { get; } = [];

    public async Task InitializeAsync()
    {
        _app = BonafideHost.Build(
            _folder, BonafideHost.Configure(_folder, Settings),
            ServeVerb.WithPort(new ServerOptions { Sandbox = true, Port = 0, TrustedProxies = TrustedProxies }));
        _origin = await BonafideHost.StartAsync(_app, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new tenant and a client that may do everything.</summary>
    public async Task<(TenantId Tenant, BonafideClient Client)> TenantAsync(bool isSandbox)
    {
        var (tenant, client, _) = await TenantWithTokenAsync(isSandbox);
        return (tenant, client);
    }

    /// <summary>The same with a bearer token, for what the typed client does not say.</summary>
    public async Task<(TenantId Tenant, BonafideClient Client, string Token)> TenantWithTokenAsync(bool isSandbox)
    {
        var creation = Services.GetRequiredService<TenantCreation>();
        var tenant = await creation.CreateTenantAsync("test", "Tenant", isSandbox, new TenantSettings(), default);
        var client = await creation.CreateClientAsync(
            Actor.System(tenant, "test"), "client", Permissions.All, default);
        var access = new SandboxAccess(_origin, client.Client.ClientId, client.Secret, null);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client.Client.ClientId,
            ["client_secret"] = client.Secret,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, _origin + "/oauth2/token") { Content = form };
        request.Headers.UserAgent.ParseAdd("test");
        using var reply = await Http.SendAsync(request);
        using var token = System.Text.Json.JsonDocument.Parse(await reply.Content.ReadAsStreamAsync());
        return (tenant, new BonafideClient(Http, access.ToClientOptions("test")),
            token.RootElement.GetProperty("access_token").GetString()!);
    }

    /// <summary>Uploads a body as it is printed, also one that a typed client could not say.</summary>
    public static Task<HttpResponseMessage> UploadAsync(CredentialApiReply api, string preparedData)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, api.Parts["prepared_data"])
        {
            Content = new StringContent(preparedData, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", api.Token);
        request.Headers.UserAgent.ParseAdd("test");
        return Http.SendAsync(request);
    }

    /// <summary>Runs one workflow over prepared data and perhaps a selfie, from the account to the decision.</summary>
    public static async Task<DetailsReply> RunAsync(
        BonafideClient client, int workflow, string preparedData, string? ekycSearchType = null, byte[]? selfie = null)
    {
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "test",
            WorkflowDefinition = new()
            {
                Key = workflow,
                Capabilities = ekycSearchType is null ? null : new() { EkycCheck = new(ekycSearchType) },
            },
        });
        var api = created.WorkflowExecution.Credentials.First(one => one.Category == "DATA").Api!;
        using var taken = await UploadAsync(api, preparedData);
        taken.EnsureSuccessStatusCode();
        if (selfie is not null)
        {
            var place = created.WorkflowExecution.Credentials.First(one => one.Category == "SELFIE").Api!;
            await client.UploadAsync(place, "face", selfie, "image/jpeg");
        }

        await client.FinalizeAsync(api);
        return await ExecutionsVerb.WaitAsync(
            client, created.Account.Id, created.WorkflowExecution.Id, TimeProvider.System, default);
    }
}
