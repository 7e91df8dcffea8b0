using System.Net;
using Bonafide.Api;
using Bonafide.Batch;
using Bonafide.Batch.Endpoints;
using Bonafide.Batch.Jobs;
using Bonafide.Capabilities;
using Bonafide.Core;
using Bonafide.Engine;
using Bonafide.Engine.Connectors;
using Bonafide.Engine.Evidence;
using Bonafide.Engine.Registers;
using Bonafide.Sources;
using Bonafide.Sources.Imports;
using Bonafide.Storage;
using Bonafide.Storage.Access;
using Bonafide.Storage.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bonafide.Server.Hosting;

/// <summary>The one process, composed: what it is made of stands here, a line each, and nothing else.</summary>
internal static class BonafideHost
{
    /// <summary>Configuration in its order: file of the data folder, environment, options of the command.</summary>
    public static IConfigurationRoot Configure(string dataFolder, IEnumerable<KeyValuePair<string, string?>> given) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(dataFolder, "bonafide.json")), optional: true)
            .AddEnvironmentVariables("BONAFIDE_")
            .AddInMemoryCollection(given)
            .Build();

    public static WebApplication Build(string dataFolder, IConfiguration configuration, ServerOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Not the folder that the command was given in: files there are not this program's settings.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddConfiguration(configuration);
        Log(builder.Logging);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 20 * 1024 * 1024;
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port, listen =>
            {
                if (options.Https)
                {
                    var (own, issuers) = Certificate(dataFolder, options);
                    listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (own, issuers));
                }
            });
        });
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        AddServices(builder.Services, dataFolder, configuration, options);
        var app = builder.Build();
        app.MapBonafideApi().MapBatchEndpoints(BonafideApi.ClientAsync);
        return app;
    }

    /// <summary>Brings the schema up to date and serves.</summary>
    /// <returns>The origin that was bound, such as <c>http://127.0.0.1:8080</c>.</returns>
    public static async Task<string> StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<Database>().MigrateAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return Listening(app);
    }

    /// <summary>Public lists and tables that the operator imported.</summary>
    public static string ImportFolder(string dataFolder) => Path.GetFullPath(Path.Combine(dataFolder, "imports"));

    /// <summary>All services without the web host: for verbs that read the data folder themselves.</summary>
    public static ServiceProvider Services(string dataFolder, IConfiguration configuration, ServerOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(Log);
        AddServices(services, dataFolder, configuration, options);
        return services.BuildServiceProvider();
    }

    private static void AddServices(
        IServiceCollection services, string dataFolder, IConfiguration configuration, ServerOptions options)
    {
        var engine = configuration.GetSection("Engine").Get<EngineOptions>() ?? new EngineOptions();
        var sftp = SftpSettings.Read(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IIds, UuidV7Ids>();
        var storage = configuration.GetSection("Storage").Get<StorageSettings>() ?? new();
        services.AddBonafideStorage(storage.For(dataFolder));
        services.AddBonafideRegisters(
            Path.GetFullPath(storage.RegisterFolder ?? Path.Combine(dataFolder, "registers")));
        if (options.PostgreSql is { } connection)
        {
            services.AddBonafidePostgreSql(new PostgreSqlOptions { ConnectionString = connection });
        }

        services.AddBonafideConnectors();
        services.AddBonafideCapabilities();
        services.AddSingleton(new ImportStore(ImportFolder(dataFolder)));
        services.AddBonafideSources(Packs.Data, Packs.Samples);
        services.AddBonafideVision();
        services.AddBonafideEngine(engine with
        {
            Callbacks = engine.Callbacks with
            {
                AllowPrivateDestinations = engine.Callbacks.AllowPrivateDestinations || options.Sandbox,
            },
        });
        services.AddBonafideApi(new BonafideApiOptions
        {
            Addresses = options.Addresses(Announced(options)),
            AllowLocalUrls = options.Sandbox,
            TrustedProxies = options.Proxies(),
            RequireUserAgent = options.RequireUserAgent,
            LogRequests = options.LogRequests,
            DocsFolder = Packs.Docs,
        });
        services.AddBonafideBatch(
            configuration.GetSection("Batch").Get<BatchOptions>() ?? new(),
            Path.GetFullPath(Path.Combine(dataFolder, "spool")),
            sftp.For(dataFolder, options),
            sftp.Limits);
    }

    /// <summary>Warnings and errors only: nothing personal is in them, and the request log is per tenant.</summary>
    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Bonafide", LogLevel.Information);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static string Announced(ServerOptions options)
    {
        var host = IPAddress.Parse(options.Host) switch
        {
            var any when any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any) => "127.0.0.1",
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six => $"[{six}]",
            var one => one.ToString(),
        };
        return $"{(options.Https ? "https" : "http")}://{host}:{options.Port}";
    }

    private static string Listening(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal);

    private static ServerCertificate Certificate(string dataFolder, ServerOptions options) =>
        options.Certificate is { } path
            ? ServerCertificate.Load(path, options.CertificateKey)
            : new(
                new LocalCertificates(Path.Combine(dataFolder, "certificates"), TimeProvider.System)
                    .For(Hosts(options)),
                []);

    private static IReadOnlyList<string> Hosts(ServerOptions options)
    {
        IEnumerable<string> hosts = ["localhost", "127.0.0.1", options.Host];
        return [.. hosts
            .Concat(options.Origins.All(options.Origin).Where(one => one.Value is not null)
                .Select(one => new Uri(one.Value!.Replace("{prefix}", "prefix", StringComparison.Ordinal)).Host))
            .Where(host => host is not ("0.0.0.0" or "::")).Distinct()];
    }
}
