using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Executions;

/// <summary>Selects the OAuth2 client that authorises the rows of a tenant's batches.</summary>
public sealed class BatchClientChoice(
    Database database, TenantContexts tenants, ClientDirectory clients, IdempotentWrites once)
{
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<string?> GetAsync(Actor actor, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        return (await tenants.GetAsync(actor.Tenant, cancel)).Settings.BatchClientId;
    }

    /// <param name="clientId">An active client with both permissions; null selects none, and rows fail.</param>
    /// <exception cref="RequestProblemException">400 for a client that could authorise nothing; 403; 409 when somebody
    /// changed the settings meanwhile, or the key came with another client.</exception>
    public async Task SelectAsync(
        Actor actor, string? clientId, IdempotentRequest repeatable, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        tenants.Forget(actor.Tenant);
        var tenant = await tenants.GetAsync(actor.Tenant, cancel);
        await once.RunAsync(
            actor,
            tenant,
            repeatable,
            async mark =>
            {
                await DemandStrongAsync(actor.Tenant, clientId, cancel);
                await StoreAsync(actor, tenant, clientId, mark, cancel);
                return clientId;
            },
            _ => Task.FromResult(clientId),
            cancel);
    }

    private async Task StoreAsync(
        Actor actor, TenantContext tenant, string? clientId, IdempotentWrites.Mark? mark, CancellationToken cancel)
    {
        var settings = TenantCreation.SealSettings(
            tenant.Keys, tenant.Settings with { BatchClientId = clientId });
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                mark?.Insert(write, tenant.Id.Value);
                return TenantRows.UpdateSettings(
                    tenant.Id, write, tenant.SettingsVersion, settings, tenant.DomainPrefix) == 1
                    ? 1
                    : throw new RequestProblemException(
                        ProblemKind.Conflict, "The settings were changed meanwhile; try again.");
            },
            cancel);
        tenants.Forget(actor.Tenant);
    }

    private async Task DemandStrongAsync(TenantId tenant, string? clientId, CancellationToken cancel)
    {
        if (clientId is null)
        {
            return;
        }

        var client = await clients.FindAsync(clientId, cancel);
        var problem = client is not { IsActive: true } || client.Tenant != tenant
            ? new Violation("clientId", ViolationCodes.InvalidValue, "Must be an active OAuth2 client of this tenant.")
            : (client.Permissions & BatchClients.Needed) != BatchClients.Needed
                ? new Violation(
                    "clientId", ViolationCodes.InvalidValue,
                    "The client must have the permissions Initiate and Retrieve & Delete.")
                : null;
        if (problem is not null)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "This client cannot authorise batches.", [problem]);
        }
    }
}
