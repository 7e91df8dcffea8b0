using Bonafide.Batch.Executions;
using Bonafide.Core;
using Bonafide.Core.Settings;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Server.Hosting;

/// <summary>Makes a sandbox tenant with a client that may do everything, and keeps how to reach it.</summary>
internal static class SandboxSetup
{
    /// <summary>The sandbox that the data folder already has, or a new one.</summary>
    public static async Task<SandboxAccess> EnsureAsync(
        IServiceProvider services, string dataFolder, string origin, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        if (SandboxAccess.Read(dataFolder) is { } known
            && await database.ReadAcrossTenantsAsync(
                session => TenantDirectory.FindClient(session, known.ClientId), cancellationToken) is not null)
        {
            var moved = known with { BaseUrl = origin };
            moved.Write(dataFolder);
            return moved;
        }

        return await MakeAsync(services, dataFolder, origin, cancellationToken);
    }

    public static async Task<SandboxAccess> MakeAsync(
        IServiceProvider services, string dataFolder, string origin, CancellationToken cancellationToken)
    {
        var creation = services.GetRequiredService<TenantCreation>();
        var tenant = await creation.CreateTenantAsync(
            "bonafide serve", "Sandbox", isSandbox: true, new TenantSettings(), cancellationToken);
        var client = await creation.CreateClientAsync(
            Actor.System(tenant, "bonafide serve"), "First client", Permissions.All | Permissions.Operate,
            cancellationToken);
        await services.GetRequiredService<BatchClientChoice>().SelectAsync(
            Actor.System(tenant, "bonafide serve"), client.Client.ClientId, IdempotentRequest.Once, cancellationToken);
        var context = await services.GetRequiredService<TenantContexts>().GetAsync(tenant, cancellationToken);
        var secrets = await services.GetRequiredService<CallbackSecrets>().OfAsync(context, cancellationToken);
        var access = new SandboxAccess(origin, client.Client.ClientId, client.Secret, secrets[0].Shown);
        access.Write(dataFolder);
        return access;
    }
}
