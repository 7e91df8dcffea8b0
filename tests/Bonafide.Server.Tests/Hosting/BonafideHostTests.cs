using System.Security.Cryptography.X509Certificates;
using Bonafide.Client;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Engine.Replay;
using Bonafide.Engine.Rounds;
using Bonafide.Server.Cli;
using Bonafide.Server.Hosting;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Tests.Hosting;

/// <summary>The one process as <c>bonafide serve --sandbox</c> composes it, over a temporary data folder.</summary>
public sealed class BonafideHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-host-").FullName;

    [Fact]
    public async Task JudgesASandboxEmail_FromTokenToReplay()
    {
        await using var app = Build(new ServerOptions { Sandbox = true, Port = 0 });
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        using var http = new HttpClient();
        var client = new BonafideClient(http, access.ToClientOptions("test"));

        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a try",
            WorkflowDefinition = new() { Key = 10066 },
        });
        var api = created.WorkflowExecution.Credentials[0].Api!;
        await client.UploadPreparedDataAsync(api, new PreparedDataRequest { Email = "disposable@sandbox.example" });
        await client.FinalizeAsync(api);
        var details = await client.WaitForResultAsync(
            created.Account.Id, created.WorkflowExecution.Id);

        Assert.Equal("REJECTED", details.Decision!.Type);
        Assert.Equal("HIGH_RISK", details.Capabilities!["emailVerification"][0].Decision.Details.Label);
        var replay = await app.Services.GetRequiredService<ReplayService>().ReplayAsync(
            await TenantAsync(app), new ExecutionId(created.WorkflowExecution.Id), CancellationToken.None);
        Assert.True(replay.IsSame, string.Join('\n', replay.Differences));
        await app.StopAsync();
    }

    [Fact]
    public async Task ExplainsItsJudgement_AndResendsItsCallback()
    {
        await using var app = Build(new ServerOptions { Sandbox = true, Port = 0 });
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var access = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        using var http = new HttpClient();
        using var client = new BonafideClient(http, access.ToClientOptions("test"));
        var created = await client.CreateAccountAsync(new AccountRequest
        {
            CustomerInternalReference = "a try",
            WorkflowDefinition = new() { Key = 10066 },
            CallbackUrl = "https://receiver.invalid/callbacks",
        });
        var execution = created.WorkflowExecution.Id;
        var api = created.WorkflowExecution.Credentials[0].Api!;
        await client.UploadPreparedDataAsync(api, new PreparedDataRequest { Email = "disposable@sandbox.example" });
        await client.FinalizeAsync(api);
        await client.WaitForResultAsync(
            created.Account.Id, execution);

        var explanation = await client.Management.ExplainAsync(execution);
        var outcome = Assert.Single(explanation.Outcomes);
        Assert.Equal("HIGH_RISK", outcome.Label);
        Assert.False(string.IsNullOrEmpty(outcome.Sentence));
        Assert.NotEmpty(outcome.Findings);
        var callback = Assert.Single(await client.Management.ListCallbacksAsync().ToListAsync());
        Assert.Equal(execution, callback.ExecutionId);
        Assert.Equal(callback.Id, Assert.Single(explanation.Callbacks).Id);
        Assert.NotNull((await client.Management.GetCallbackAsync(callback.Id)).Attempts);
        Assert.Equal("PENDING", (await client.Management.ResendCallbackAsync(callback.Id)).State);
        await app.StopAsync();
    }

    [Fact]
    public async Task Sandbox_IsMadeOnce()
    {
        await using var app = Build(new ServerOptions { Sandbox = true, Port = 0 });
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        var first = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        var second = await SandboxSetup.EnsureAsync(app.Services, _folder, origin, CancellationToken.None);
        Assert.Equal(first, second);
        await app.StopAsync();
    }

    [Fact]
    public async Task EveryService_CanBeMade()
    {
        var configuration = BonafideHost.Configure(_folder, []);
        await using var services = BonafideHost.Services(_folder, configuration, new ServerOptions());
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        Assert.NotEmpty(services.GetServices<IFactGatherer>());
        Assert.NotEmpty(services.GetServices<IRound>());
    }

    [Theory]
    [InlineData("Host", "everywhere", "Server:Host")]
    [InlineData("TrustedProxies:0", "10.0.0.0/99", "Server:TrustedProxies")]
    [InlineData("Origin", "https://id.example.com/path", "Server:Origin")]
    [InlineData("Certificate", "/no/such/file.pem", "Server:Certificate")]
    public void Options_NameWhatIsWrong(string name, string value, string expected)
    {
        var configuration = BonafideHost.Configure(_folder, [new($"Server:{name}", value)]);
        var problem = Assert.Single(configuration.GetSection("Server").Get<ServerOptions>()!.Problems());
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_ServesWithTheLocalCa()
    {
        await using var app = Build(new ServerOptions { Https = true, Port = 0 });
        var origin = await BonafideHost.StartAsync(app, CancellationToken.None);
        using var root = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(_folder, "certificates", "root.pem"));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { root },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(handler);

        Assert.Contains("UP", await http.GetStringAsync(origin + "/health"), StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public void ServingLock_IsHeldByOneProcessAtATime()
    {
        using (var held = ServingLock.TryTake(_folder))
        {
            Assert.NotNull(held);
            Assert.Null(ServingLock.TryTake(_folder));
        }

        using var again = ServingLock.TryTake(_folder);
        Assert.NotNull(again);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<TenantId> TenantAsync(WebApplication app) =>
        (await app.Services.GetRequiredService<Database>().ReadAcrossTenantsAsync(
            TenantDirectory.All, CancellationToken.None)).Single().Id;

    private WebApplication Build(ServerOptions options) =>
        BonafideHost.Build(_folder, BonafideHost.Configure(_folder, []), ServeVerb.WithPort(options));
}
