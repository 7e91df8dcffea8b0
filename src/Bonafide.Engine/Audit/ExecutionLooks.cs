using Bonafide.Core;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Audit;

/// <summary>Notes who looks at what an execution holds, before it is shown: people one by one, machines in
/// sums.</summary>
public sealed class ExecutionLooks(AccessLedger ledger, AuditTrail audit, Database database)
{
    /// <exception cref="WritesFullException">The look cannot be noted now.</exception>
    public async ValueTask NoteAsync(
        Actor actor, TenantContext tenant, ExecutionId execution, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User)
        {
            ledger.Looked(actor, execution);
            return;
        }

        await database.Writes.RunAsync(
            actor,
            write =>
            {
                audit.Note(write, tenant.Keys, AuditVerbs.ExecutionRead, execution.Value);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
