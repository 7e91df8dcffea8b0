using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Engine.Addresses;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Rounds;
using Bonafide.Engine.Runs;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Engine.Tests.Support;

/// <summary>One process's engine over a database; a test drives its rounds by hand.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public TestEngine(
        TestDatabase database,
        IEnumerable<ICapability> capabilities,
        IEnumerable<IFactGatherer>? gatherers = null,
        EngineOptions? options = null,
        IWrites? writes = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(database.Time);
        services.AddSingleton<IIds>(database.Ids);
        services.AddSingleton(database.Database);
        services.AddSingleton(writes ?? database.Database.Writes);
        services.AddSingleton(database.Master);
        services.AddSingleton(database.Keys);
        services.AddSingleton(database.Store);
        services.AddSingleton<SealedBlobs>();
        services.AddSingleton(database.Tenants);
        services.AddSingleton(ServiceAddresses.Single("https://bonafide.example"));
        services.AddSingleton(new CapabilityCatalog(capabilities));
        services.AddSingleton<InstallationSecrets>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton(new AuditHeadFile(Path.Combine(database.Folder, "heads")));
        services.AddBonafideEngine(options ?? Options);
        foreach (var gatherer in gatherers ?? [])
        {
            services.AddSingleton(gatherer);
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>No pauses, and receivers on this machine.</summary>
    public static EngineOptions Options { get; } = new()
    {
        GatherPause = TimeSpan.Zero,
        Callbacks = new() { AllowPrivateDestinations = true },
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public TRound Round<TRound>()
        where TRound : IRound => _services.GetServices<IRound>().OfType<TRound>().Single();

    /// <summary>What the sweep finds, run to its end one after the other.</summary>
    public async Task RunDueAsync()
    {
        var queue = Get<WorkQueue>();
        while (true)
        {
            await Round<DueExecutionsRound>().GoAsync(default);
            if (queue.Waiting == 0)
            {
                return;
            }

            while (queue.Waiting > 0)
            {
                await Get<Runner>().RunAsync(await queue.NextAsync(), default);
            }
        }
    }

    /// <summary>Sends what is due and waits for the answers.</summary>
    public async Task SendDueAsync()
    {
        var round = Round<DueCallbacksRound>();
        while (await round.GoAsync(default))
        {
        }

        await round.InFlight;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
