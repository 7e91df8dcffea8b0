using Bonafide.Batch.Jobs;
using Bonafide.Core;
using Bonafide.Engine.Tenants;
using Bonafide.Engine.Tokens;

namespace Bonafide.Batch.Executions;

/// <summary>
/// Finds the OAuth2 client that the tenant selected for its batches (seed "OAuth2 Credentials for Batch Transactions").
/// </summary>
internal sealed class BatchClients(TenantContexts tenants, ClientDirectory clients)
{
    internal const Permissions Needed = Permissions.Initiate | Permissions.RetrieveAndDelete;

    /// <summary>The actor of the rows, or what each row fails with.</summary>
    public async Task<(Actor? Actor, RowStart? Refusal)> ActorAsync(TenantId tenant, CancellationToken cancel)
    {
        var context = await tenants.GetAsync(tenant, cancel);
        var client = context.Settings.BatchClientId is { } id ? await clients.FindAsync(id, cancel) : null;
        if (client is not { IsActive: true } || client.Tenant != tenant)
        {
            return (null, RowStart.Failed(
                BatchErrors.WorkflowApiUnauthorized, "No active OAuth2 client is selected for batches; select one."));
        }

        if ((client.Permissions & Needed) != Needed)
        {
            return (null, RowStart.Failed(
                BatchErrors.WorkflowApiForbidden,
                "The OAuth2 client for batches lacks a permission: it needs Initiate and Retrieve & Delete."));
        }

        return (new Actor(tenant, ActorKind.Client, client.ClientId, client.Permissions, null), null);
    }
}
