using Bonafide.Core.Devices;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Devices;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Expiry;
using Bonafide.Engine.Faces;
using Bonafide.Engine.History;
using Bonafide.Engine.Replay;
using Bonafide.Engine.Retention;
using Bonafide.Engine.Rounds;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Sightings;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Bonafide.Engine;

public static class EngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds what works through executions, callbacks, expiry, retention and audit. Expects storage, capabilities,
    /// sources, <see cref="TimeProvider"/>, <see cref="Core.IIds"/>, <see cref="Tenants.TenantContexts"/> and
    /// <see cref="Addresses.ServiceAddresses"/>. Nothing runs before the host starts.
    /// </summary>
    public static IServiceCollection AddBonafideEngine(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Callbacks);
        services.TryAddSingleton<IWrites>(provider => provider.GetRequiredService<Database>().Writes);
        services.TryAddSingleton<WorkflowCatalog>();
        services.TryAddSingleton<AuditTrail>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<IDispatcher>(provider => provider.GetRequiredService<WorkQueue>());
        AddRuns(services);
        AddCallbacks(services);
        AddRounds(services);
        return services;
    }

    private static void AddRuns(IServiceCollection services)
    {
        services.AddSingleton<ExecutionLoader>();
        services.AddSingleton<RulesetLoader>();
        services.AddSingleton<Gathering>();
        services.AddSingleton<Judge>();
        services.AddSingleton<Completion>();
        services.AddSingleton<Leasing>();
        services.AddSingleton<FactWrites>();
        services.AddSingleton<ExecutionRun>();
        services.AddSingleton<WorkerRoom>();
        services.AddSingleton<Runner>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Runner>());
        services.TryAddSingleton<FaceGalleries>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton(provider => new ReplayService(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<ExecutionLoader>(),
            provider.GetRequiredService<Judge>()));
        services.AddSingleton<ISightedFact, DocumentSightings>();
        services.TryAddSingleton<SigningSecrets>();
        services.TryAddSingleton<PhoneSharing>();
        services.TryAddSingleton<SightingNotes>();
        services.AddSingleton<IBlackboxes, Blackboxes>();
        services.AddSingleton<DeviceSharing>();
        services.AddSingleton<IDeviceMemory, DeviceMemory>();
        services.AddSingleton<ISightedFact, DeviceSightings>();
        services.AddSingleton<IFactGatherer, HistoryGatherer>();
        services.AddSingleton<IIdentityNetwork, IdentityNetwork>();
        // Lazy, since the loader knows the catalogue, which asks what kinds are gathered.
        services.AddSingleton(provider => new Lazy<ExecutionLoader>(provider.GetRequiredService<ExecutionLoader>));
        services.AddSingleton<IFactGatherer, DocumentHistoryGatherer>();
    }

    private static void AddCallbacks(IServiceCollection services)
    {
        services.TryAddSingleton<CallbackSecrets>();
        services.AddSingleton<CallbackBodies>();
        services.AddSingleton<CallbackHttp>();
        services.AddSingleton<Destinations>();
        services.AddSingleton<CallbackSender>();
        services.AddSingleton<CallbackLog>();
        services.AddSingleton<BlobDeletion>();
    }

    private static void AddRounds(IServiceCollection services)
    {
        services.AddSingleton<IRound, DueExecutionsRound>();
        services.AddSingleton<IRound, DueCallbacksRound>();
        services.AddSingleton<IRound, ExpiryRound>();
        services.AddSingleton<IRound, RetentionRound>();
        services.AddSingleton<IRound, CleaningRound>();
        services.AddSingleton<IRound, OrphanRound>();
        services.AddSingleton<IRound, AuditSealingRound>();
        services.AddSingleton<IRound, FaceGalleryRound>();
        services.TryAddSingleton<AccessLedger>();
        services.AddSingleton<AccessLedgerRound>();
        services.AddSingleton<IRound>(provider => provider.GetRequiredService<AccessLedgerRound>());
        services.AddHostedService(provider => provider.GetRequiredService<AccessLedgerRound>());
        services.AddHostedService<RoundsService>();
    }
}
