using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Management;

/// <summary>The keys that sign a tenant's callbacks: add one, change the receiver, drop the old one.</summary>
public sealed class CallbackKeyService(
    ManagedWrites writes, CallbackSecrets secrets, TenantContexts tenants, Database database, AuditTrail audit)
{
    /// <summary>Newest first; never a secret.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<CallbackKeyListReply> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var known = await secrets.OfAsync(tenant, cancellationToken).ConfigureAwait(false);
        return new([.. known.Select(secret => new CallbackKeyReply(secret.Id, secret.CreatedAt, null))]);
    }

    /// <summary>Adds a key that signs beside the others from now on.</summary>
    /// <exception cref="RequestProblemException">403; 409 when there are as many as a header can carry.</exception>
    public Task<CallbackKeyReply> CreateAsync(
        Actor actor, IdempotentRequest repeatable, CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) =>
            {
                var made = secrets.Make();
                return Task.FromResult(new ManagedWrite<CallbackKeyReply>(
                    AuditVerbs.CallbackKeyCreate,
                    made.Id,
                    write => CallbackSecrets.TryAdd(tenant, write, made)
                        ? Shown(made)
                        : throw new RequestProblemException(
                            ProblemKind.Conflict,
                            $"A tenant has at most {CallbackSecrets.Most} callback keys; drop one first.")));
            },
            async (tenant, earlier) =>
            {
                var known = await secrets.OfAsync(tenant, cancellationToken).ConfigureAwait(false);
                return known.FirstOrDefault(secret => secret.Id == earlier.Resource) is { } made
                    ? Shown(made)
                    : throw RequestProblemException.NotFound();
            },
            cancellationToken);

    /// <summary>Drops a key; the last one stays.</summary>
    /// <exception cref="RequestProblemException">403, 404, or 409 for the last one.</exception>
    public async Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                CallbackSecrets.Drop(tenant, write, id);
                audit.Note(write, tenant.Keys, AuditVerbs.CallbackKeyDelete, id);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static CallbackKeyReply Shown(CallbackSecret secret) => new(secret.Id, secret.CreatedAt, secret.Shown);
}
