using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Uploads;

/// <summary>An execution that an actor may write to, with its slots and parts.</summary>
public sealed record OpenExecution(
    TenantContext Tenant, StoredExecution Stored, WorkflowDefinition Workflow, ExecutionWithEvidence Evidence)
{
    public ExecutionRow Row => Evidence.Execution;
}

/// <summary>Opens executions for upload and finalize, and says why one is not open (contract 02 §2, §6).</summary>
public sealed class OpenExecutions(
    Database database, TenantContexts tenants, WorkflowCatalog catalog, TimeProvider time)
{
    /// <summary>Each action of the person moves the end of the session on (contract 01 §9).</summary>
    public static readonly TimeSpan Session = TimeSpan.FromMinutes(15);

    /// <summary>A started session keeps its token alive, but never longer than this past the token's own end.</summary>
    private static readonly TimeSpan MostOvertime = TimeSpan.FromHours(24);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="RequestProblemException">401, 403 or 404.</exception>
    public async Task<OpenExecution> FindAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        DemandWriter(actor, id);
        var tenant = await tenants.FindAsync(actor.Tenant, cancellationToken).ConfigureAwait(false)
            ?? throw RequestProblemException.NotFound();
        var loaded = await database.ReadAsync(
            actor.Tenant, session => ExecutionRows.Load(actor.Tenant, session, id), cancellationToken)
            .ConfigureAwait(false);
        if (loaded is null || (account is not null && loaded.Execution.Account != account))
        {
            throw RequestProblemException.NotFound();
        }

        DemandLivingToken(actor, loaded.Execution, time.GetUtcNow());
        return new(
            tenant,
            new StoredExecution(tenant, loaded.Execution),
            catalog.Find(loaded.Execution.WorkflowKey)!,
            loaded);
    }

    /// <exception cref="RequestProblemException">409 when the execution takes nothing any more.</exception>
    public void DemandOpen(ExecutionRow row)
    {
        if (row.State is ExecutionState.Initiated or ExecutionState.AcquisitionStarted
            && row.ExpiresAt > time.GetUtcNow())
        {
            return;
        }

        throw Closed(row);
    }

    internal static RequestProblemException Closed(ExecutionRow row) => new(
        ProblemKind.Conflict,
        row.State is ExecutionState.Processing or ExecutionState.InReview or ExecutionState.Processed
            ? "The execution was finalized and takes no more uploads."
            : "The execution has expired; start a new one by account update.");

    private static void DemandWriter(Actor actor, ExecutionId id)
    {
        if (actor.Kind != ActorKind.Person)
        {
            actor.Demand(Permissions.Initiate);
        }
        else if (!Guid.TryParse(actor.Id, out var own) || own != id.Value)
        {
            throw new RequestProblemException(
                ProblemKind.Unauthorized, "The token belongs to another workflow execution.");
        }
    }

    private static void DemandLivingToken(Actor actor, ExecutionRow row, DateTimeOffset now)
    {
        var isAlive = actor.Kind != ActorKind.Person
            || row.TokenExpiresAt > now
            || (row.SessionExpiresAt > now && row.TokenExpiresAt + MostOvertime > now);
        if (!isAlive)
        {
            throw new RequestProblemException(ProblemKind.Unauthorized, "The token has expired.");
        }
    }
}
