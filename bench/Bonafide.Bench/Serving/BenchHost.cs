using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;

namespace Bonafide.Bench.Serving;

/// <summary>
/// The whole product over a temporary data folder on the disk of the working directory, with SQLite, full sealing and
/// rate limits raised, serving on the loopback to clients in this same process.
/// </summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private BenchHost(WebApplication app, string folder, TenantId tenant, SandboxAccess access, HttpClient http)
    {
        (_app, _folder, Tenant, Access, Http) = (app, folder, tenant, access, http);
    }

    public IServiceProvider Services => _app.Services;

    public TenantId Tenant { get; }

    /// <summary>What a client needs to sign in by itself.</summary>
    public SandboxAccess Access { get; }

    /// <summary>Carries a bearer token; holds 16 connections at most.</summary>
    public HttpClient Http { get; }

    public static async Task<BenchHost> StartAsync(
        Action<WebApplication>? map = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Path.Combine(Environment.CurrentDirectory, "artifacts", "bench-data");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        PrivateFiles.MakeFolder(folder);
        var options = ServeVerb.WithPort(new ServerOptions
        {
            Sandbox = true, Port = 0, LogRequests = true, TrustedProxies = ["127.0.0.1"],
        });
        var given = Quiet.Concat(settings ?? Nothing).ToDictionary();
        var app = BonafideHost.Build(folder, BonafideHost.Configure(folder, given), options);
        map?.Invoke(app);
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var creation = app.Services.GetRequiredService<TenantCreation>();
        var tenant = await creation.CreateTenantAsync("bench", "Bench", true, Unlimited, CancellationToken.None);
        var client = await creation.CreateClientAsync(
            Actor.System(tenant, "bench"), "Bench", Permissions.All, CancellationToken.None);
        var access = new SandboxAccess(origin, client.Client.ClientId, client.Secret, null);
        return new(app, folder, tenant, access, await SignInAsync(access));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string?> Quiet { get; } = new()
    {
        ["Logging:Console:LogLevel:Bonafide"] = "Warning",
    };

    private static Dictionary<string, string?> Nothing { get; } = [];

    private static TenantSettings Unlimited { get; } = new()
    {
        RateLimits = new(AccountsPerSecond: 1_000_000, RetrievalPerSecond: 1_000_000, TokensPerSecond: 1_000_000),
    };

    private static async Task<HttpClient> SignInAsync(SandboxAccess access)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 16 })
        {
            BaseAddress = new Uri(access.BaseUrl),
            DefaultRequestVersion = HttpVersion.Version11,
        };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Bonafide.Bench");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = access.ClientId,
            ["client_secret"] = access.ClientSecret,
        });
        using var reply = await http.PostAsync(new Uri("/oauth2/token", UriKind.Relative), form);
        reply.EnsureSuccessStatusCode();
        var token = await reply.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return http;
    }
}
