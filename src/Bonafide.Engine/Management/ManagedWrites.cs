using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>A checked and sealed change, ready to be written.</summary>
/// <param name="Verb">A word of <see cref="AuditVerbs"/>.</param>
/// <param name="Resource">What is made or changed.</param>
internal sealed record ManagedWrite<T>(string Verb, Guid Resource, Func<IWriteTransaction, T> Write);

/// <summary>
/// Every change of the management API goes this way: permission, repeat under an idempotency key, one write with its
/// mark and its audit entry.
/// </summary>
public sealed class ManagedWrites(
    Database database, TenantContexts tenants, IdempotentWrites idempotent, AuditTrail audit)
{
    /// <param name="prepare">Checks the request and seals what is to be stored; the mark is null without a
    /// key.</param>
    /// <param name="repeat">Answers a request that was done before.</param>
    /// <exception cref="RequestProblemException">403, 409, and what <paramref name="prepare"/> finds.</exception>
    internal async Task<T> RunAsync<T>(
        Actor actor,
        IdempotentRequest request,
        Func<TenantContext, IdempotentWrites.Mark?, Task<ManagedWrite<T>>> prepare,
        Func<TenantContext, IdempotencyRow, Task<T>> repeat,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        tenants.Forget(actor.Tenant);
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await idempotent.RunAsync(
            actor,
            tenant,
            request,
            async mark =>
            {
                var change = await prepare(tenant, mark).ConfigureAwait(false);
                var result = await database.Writes.RunAsync(
                    actor,
                    write =>
                    {
                        mark?.Insert(write, change.Resource);
                        var made = change.Write(write);
                        audit.Note(write, tenant.Keys, change.Verb, change.Resource);
                        return made;
                    },
                    cancellationToken).ConfigureAwait(false);
                tenants.Forget(tenant.Id);
                return result;
            },
            earlier => repeat(tenant, earlier),
            cancellationToken).ConfigureAwait(false);
    }

    internal Task<T> ReadAsync<T>(Actor actor, Func<IReadSession, T> read, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        return database.ReadAsync(actor.Tenant, read, cancellationToken);
    }

    /// <summary>The tenant's keys, for the audit note of a write that is repeated without harm.</summary>
    internal async Task<TenantKeys> KeysAsync(Actor actor, CancellationToken cancellationToken) =>
        (await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false)).Keys;

    /// <summary>Says everything that is wrong with a request at once.</summary>
    /// <exception cref="RequestProblemException">400 when there is a problem.</exception>
    internal static void DemandNone(IReadOnlyList<Violation> problems)
    {
        if (problems.Count > 0)
        {
            throw new RequestProblemException(
                ProblemKind.BadRequest, "The request has invalid fields; see violations.", problems);
        }
    }
}
