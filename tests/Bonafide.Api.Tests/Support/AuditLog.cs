using System.Text.Json.Nodes;
using Bonafide.Core;
using Bonafide.Engine;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Api.Tests.Support;

/// <summary>A tenant's audit trail as its management API shows it, newest first.</summary>
internal static class AuditLog
{
    public static async Task<IReadOnlyList<JsonNode>> EntriesAsync(ApiClient client, string verb) =>
        [.. (await client.GetAsync("/api/management/v1/audit?limit=100")).Expect(200).Json["entries"]!.AsArray()
            .Where(entry => (string)entry!["verb"]! == verb).Select(entry => entry!)];

    /// <summary>Lets the running minute end, and does what the engine's round does then.</summary>
    public static async Task WriteAccessAsync(ApiHost host)
    {
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var services = host.Services;
        var round = new AccessLedgerRound(
            services.GetRequiredService<AccessLedger>(),
            services.GetRequiredService<TenantContexts>(),
            host.Database.Writes,
            services.GetRequiredService<IIds>(),
            new EngineOptions());
        await round.GoAsync(CancellationToken.None);
    }

    public static async Task<string> SourceAsync(ApiHost host, ApiClient client, string address)
    {
        var tenant = await host.Services.GetRequiredService<TenantContexts>()
            .GetAsync(client.Tenant, CancellationToken.None);
        return Convert.ToHexStringLower(tenant.Keys.HashText(AuditSubjects.SourcePurpose, address)!);
    }
}
