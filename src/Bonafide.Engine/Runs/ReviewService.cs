using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>
/// An analyst's decision (ruling 8c): it ends a review, or replaces a decision already made as a new event with the
/// next sequence number. The automatic decision stays beside it.
/// </summary>
public sealed class ReviewService(
    Database database, IWrites writes, TenantContexts tenants, AuditTrail audit, IIds ids)
{
    public const string Approved = "MANUAL_APPROVED";
    public const string Rejected = "MANUAL_REJECTED";

    /// <exception cref="RequestProblemException">404, or 409 when it is not judged yet or has expired.</exception>
    public async Task DecideAsync(
        Actor actor, ExecutionId id, bool isApproved, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            tenant.Id, session => ExecutionRows.Find(tenant.Id, session, id), cancellationToken).ConfigureAwait(false)
            ?? throw RequestProblemException.NotFound();
        var callback = CallbackIntent.For(tenant, new StoredExecution(tenant, row), ExecutionStatus.Processed, ids);
        var decision = isApproved
            ? new StoredDecision(Decision.Passed, Approved, 0)
            : new StoredDecision(Decision.Rejected, Rejected, 10_000);
        var isDone = await writes.RunAsync(
            actor,
            write =>
            {
                if (!ExecutionRows.DecideManually(tenant.Id, write, id, decision))
                {
                    return false;
                }

                var sequence = EventRows.Append(tenant.Id, write, id, decision.Label);
                callback?.Insert(tenant.Id, write, sequence);
                audit.Note(write, tenant.Keys, AuditVerbs.ExecutionReview, id.Value);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (!isDone)
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "Only an execution in review or already processed can be decided.");
        }
    }
}
