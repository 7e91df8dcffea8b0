using System.Collections.Concurrent;
using System.Net;
using Bonafide.Batch;
using Bonafide.Batch.Endpoints;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Sftp;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Connectors;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Registers;
using Bonafide.Engine.Tenants;
using Bonafide.Storage;
using Bonafide.Storage.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bonafide.Api.Tests.Support;

/// <summary>The whole API on a loopback port, over SQLite and a temporary folder.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bonafide-api-").FullName;
    private WebApplication? _app;

    public static ServiceAddresses Addresses { get; } = new()
    {
        Account = "https://account.example.com",
        Api = "https://api.example.com",
        Retrieval = "https://retrieval.example.com",
        Auth = "https://auth.example.com",
        Web = "https://{prefix}.web.example.com",
    };

    public ManualTime Time { get; } = new();

    public ConcurrentQueue<ExecutionId> Dispatched { get; } = new();

    /// <summary>Networks whose forwarded headers are believed; set before the start.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    public IServiceProvider Services => _app!.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public string Folder => _folder;

    public Uri Origin { get; private set; } = null!;

    /// <summary>The first tenant's client, with every permission.</summary>
    public ApiClient Client { get; private set; } = null!;

    /// <summary>A client of another tenant.</summary>
    public ApiClient Stranger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IIds, UuidV7Ids>();
        builder.Services.AddBonafideStorage(new StorageOptions { Folder = _folder });
        builder.Services.AddSingleton(FakeCapability.CatalogWithout(CapabilityNames.ProofOfResidency));
        builder.Services.AddSingleton<WorkflowCatalog>();
        builder.Services.AddSingleton<IDispatcher>(new RecordingDispatcher(Dispatched));
        builder.Services.AddBonafideRegisters(Path.Combine(_folder, "registers")).AddBonafideConnectors();
        builder.Services.AddBonafideApi(new BonafideApiOptions
        {
            Addresses = Addresses, DocsFolder = NewDocsFolder(), TrustedProxies = TrustedProxies,
        });
        builder.Services.AddBonafideBatch(
            new BatchOptions(), Path.Combine(_folder, "spool"), sftp: null, new SftpLimits());
        _app = builder.Build();
        _app.MapBonafideApi().MapBatchEndpoints(BonafideApi.ClientAsync);
        await Database.MigrateAsync(CancellationToken.None);
        await _app.StartAsync();
        Origin = new Uri(_app.Urls.First());
        Client = await NewTenantAsync(new TenantSettings { DomainPrefix = "acme" });
        Stranger = await NewTenantAsync(new TenantSettings { DomainPrefix = "other" });
    }

    /// <summary>A viewer with a file of its own name; the real one is looked at by people.</summary>
    private string NewDocsFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "docs")).FullName;
        File.WriteAllText(Path.Combine(folder, "swagger-ui.css"), "body { }");
        return folder;
    }

    /// <summary>A new tenant with one client.</summary>
    public async Task<ApiClient> NewTenantAsync(TenantSettings settings, bool isSandbox = false)
    {
        var tenant = await Services.GetRequiredService<TenantCreation>()
            .CreateTenantAsync("test", "Fictional Bank", isSandbox, settings, CancellationToken.None);
        return await NewClientAsync(tenant, Permissions.All);
    }

    /// <summary>Another client of a tenant.</summary>
    public async Task<ApiClient> NewClientAsync(TenantId tenant, Permissions permissions)
    {
        var made = await Services.GetRequiredService<TenantCreation>().CreateClientAsync(
            Actor.System(tenant, "test"), "A client", permissions, CancellationToken.None);
        return await ApiClient.SignInAsync(Origin, tenant, made.Client.ClientId, made.Secret);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class RecordingDispatcher(ConcurrentQueue<ExecutionId> dispatched) : IDispatcher
    {
        public void Dispatch(TenantId tenant, ExecutionId execution) => dispatched.Enqueue(execution);
    }
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "API";
}
