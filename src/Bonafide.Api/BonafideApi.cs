using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Bonafide.Api.Authentication;
using Bonafide.Api.Document;
using Bonafide.Api.Endpoints;
using Bonafide.Api.Endpoints.Management;
using Bonafide.Api.Errors;
using Bonafide.Api.Health;
using Bonafide.Api.Limits;
using Bonafide.Api.Log;
using Bonafide.Api.Requests;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Workflows;
using Bonafide.Engine;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Devices;
using Bonafide.Engine.FaceMaps;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Management;
using Bonafide.Engine.Reports;
using Bonafide.Engine.Retrieval;
using Bonafide.Engine.Settings;
using Bonafide.Engine.Sightings;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bonafide.Api;

/// <summary>Composes the API: services, the pipeline in front of them, and the routes.</summary>
public static class BonafideApi
{
    /// <summary>
    /// Adds the application services and what the endpoints need. Expects storage, <see cref="WorkflowCatalog"/>,
    /// <see cref="IIds"/>, <see cref="TimeProvider"/> and <see cref="Engine.Dispatch.IDispatcher"/>.
    /// </summary>
    public static IServiceCollection AddBonafideApi(this IServiceCollection services, BonafideApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Addresses);
        services.AddApplicationServices(options);
        services.AddSingleton<Callers>();
        services.AddSingleton<Retrievers>();
        services.AddSingleton<TenantRateLimits>();
        services.AddSingleton<RequestCharges>();
        services.AddSingleton<UploadSlots>();
        services.AddSingleton<RequestLog>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestLog>());
        services.AddSingleton<IHealthPart, CallbackHealth>();
        services.AddSingleton<IHealthPart, ProcessingHealth>();
        services.AddSingleton<IHealthPart, RetrievalHealth>();
        services.AddApiDocument();
        services.Configure<JsonOptions>(Configure);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // The chain is walked from its end for as long as it names trusted proxies, and no further.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }

    /// <summary>The pipeline, in this order, and all routes.</summary>
    /// <returns>The group in which other projects map endpoints: they get the same rules and descriptions.</returns>
    public static RouteGroupBuilder MapBonafideApi(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<BonafideApiOptions>();
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<RequestIdMiddleware>();
        if (options.LogRequests)
        {
            app.UseMiddleware<RequestLogMiddleware>();
        }

        app.UseMiddleware<RefusalMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.MapApiDocument();
        if (options.DocsFolder is { } docs)
        {
            app.MapDocs(docs);
        }

        var open = app.MapGroup(string.Empty).WithMetadata(new Public());
        ((IEndpointConventionBuilder)open).Finally(KnownErrors.AddTo);
        HealthEndpoints.Map(open);
        TokenEndpoints.Map(open);
        RetrievalEndpoints.MapReports(open);
        CollectorEndpoints.Map(open);
        var api = app.MapGroup(string.Empty);
        ((IEndpointConventionBuilder)api).Finally(KnownErrors.AddTo);
        api.AddEndpointFilter(new UserAgentFilter(options));
        AccountEndpoints.Map(api);
        UploadEndpoints.Map(api);
        FaceChallengeEndpoints.Map(api);
        RetrievalEndpoints.Map(api);
        AccountRetrievalEndpoints.Map(api);
        ManagementEndpoints.Map(api);
        return api;
    }

    /// <summary>
    /// The OAuth2 client that calls, charged to its tenant's retrieval limit, for endpoints that other projects map.
    /// </summary>
    /// <exception cref="Core.Errors.RequestProblemException">401 or 429.</exception>
    public static Task<Actor> ClientAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<Retrievers>().EnterAsync(context);

    /// <summary>The contract's way of writing. Answers are JSON and never sniffed, so "&amp;" in an href stays as it
    /// is.</summary>
    private static void Configure(JsonOptions json)
    {
        var options = json.SerializerOptions;
        options.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new InstantConverter());
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    private static void AddApplicationServices(this IServiceCollection services, BonafideApiOptions options)
    {
        services.TryAddSingleton<SigningSecrets>();
        services.AddSingleton(new AccessTokenOptions(options.Addresses.Auth));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TransactionTokens>();
        services.AddSingleton<ClientDirectory>();
        services.AddSingleton<ClientTokens>();
        services.AddSingleton<TenantContexts>();
        services.AddSingleton<TenantCreation>();
        services.AddSingleton<IdempotentWrites>();
        services.TryAddSingleton<WorkflowCatalog>();
        services.AddSingleton(provider => new AccountSetup(
            provider.GetRequiredService<WorkflowCatalog>(),
            provider.GetRequiredService<IIds>(),
            provider.GetRequiredService<TimeProvider>(),
            options.AllowLocalUrls));
        services.AddSingleton<AccountReplies>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<OpenExecutions>();
        services.AddSingleton<PartWrites>();
        services.TryAddSingleton<FaceChallengeTokens>();
        services.AddSingleton<FaceChallengeService>();
        services.AddSingleton<FaceMapWrites>();
        services.AddSingleton<UploadService>();
        // An API without an engine beside it shares nothing.
        services.TryAddSingleton(new EngineOptions());
        services.TryAddSingleton<PhoneSharing>();
        services.TryAddSingleton<SightingNotes>();
        services.AddSingleton<FinalizeService>();
        services.TryAddSingleton<AccessLedger>();
        services.AddSingleton<ExecutionLooks>();
        services.AddSingleton<ExecutionReader>();
        services.AddSingleton<DetailsReplies>();
        services.AddSingleton<RetrievalService>();
        services.AddSingleton<ExecutionListService>();
        services.AddSingleton<PartReader>();
        services.AddSingleton<FeedbackService>();
        services.TryAddSingleton<FaceGalleries>();
        services.AddSingleton<DeletionService>();
        services.AddSingleton<ReportSetup>();
        services.AddSingleton<ReportService>();
        services.AddManagement();
    }

    private static void AddManagement(this IServiceCollection services)
    {
        services.TryAddSingleton<IWrites>(provider => provider.GetRequiredService<Database>().Writes);
        services.TryAddSingleton<CallbackSecrets>();
        services.TryAddSingleton<AuditTrail>();
        services.AddSingleton<ManagedWrites>();
        services.AddSingleton<CallbackLogService>();
        services.AddSingleton<SightingHistoryService>();
        services.AddSingleton<ExplanationService>();
        services.AddSingleton<TenantService>();
        services.AddSingleton<ClientService>();
        services.AddSingleton<SettingsService>();
        services.AddSingleton<CallbackKeyService>();
        services.AddSingleton<InstallationKeyService>();
        services.AddSingleton<RulesetService>();
        services.AddSingleton<RequestLogService>();
        services.AddSingleton<AuditService>();
        services.AddSingleton<CollectorService>();
        services.AddSingleton<DeviceEvidenceService>();
    }
}
