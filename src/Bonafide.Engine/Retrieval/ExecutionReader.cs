using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>An execution as retrieval shows it; one consistent look at the database.</summary>
public sealed record RetrievedExecution(
    TenantContext Tenant,
    StoredExecution Stored,
    WorkflowDefinition Workflow,
    ExecutionWithEvidence Evidence,
    IReadOnlyList<OutcomeRow> Outcomes,
    FeedbackRow? Feedback)
{
    public ExecutionRow Row => Evidence.Execution;
}

/// <summary>Reads executions for an actor that may retrieve.</summary>
public sealed class ExecutionReader(
    Database database, TenantContexts tenants, WorkflowCatalog catalog, ExecutionLooks looks)
{
    /// <summary>The execution alone, which shows nothing of the person, and its tenant.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<(TenantContext Tenant, ExecutionRow Row)> RowAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        var row = await database.ReadAsync(
            actor.Tenant, session => ExecutionRows.Find(actor.Tenant, session, id), cancellationToken)
            .ConfigureAwait(false);
        return row is not null && (account is null || row.Account == account)
            ? (await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false), row)
            : throw RequestProblemException.NotFound();
    }

    /// <summary>The execution with everything that was uploaded and judged.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public Task<RetrievedExecution> WholeAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.RetrieveAndDelete);
        return LoadAsync(actor, account, id, cancellationToken);
    }

    /// <summary>The same for an actor that manages.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public Task<RetrievedExecution> ManagedAsync(Actor actor, ExecutionId id, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Manage);
        return LoadAsync(actor, null, id, cancellationToken);
    }

    private async Task<RetrievedExecution> LoadAsync(
        Actor actor, AccountId? account, ExecutionId id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.FindAsync(actor.Tenant, cancellationToken).ConfigureAwait(false)
            ?? throw RequestProblemException.NotFound();
        var execution = await database.ReadAsync(
            actor.Tenant,
            session =>
            {
                var loaded = ExecutionRows.Load(actor.Tenant, session, id);
                if (loaded is null || (account is not null && loaded.Execution.Account != account))
                {
                    throw RequestProblemException.NotFound();
                }

                return new RetrievedExecution(
                    tenant,
                    new StoredExecution(tenant, loaded.Execution),
                    catalog.Find(loaded.Execution.WorkflowKey)!,
                    loaded,
                    Latest(OutcomeRows.Of(actor.Tenant, session, id)),
                    FeedbackRows.Find(actor.Tenant, session, id));
            },
            cancellationToken).ConfigureAwait(false);
        await looks.NoteAsync(actor, tenant, id, cancellationToken).ConfigureAwait(false);
        return execution;
    }

    /// <summary>Judged again, an execution shows its last judgement.</summary>
    private static List<OutcomeRow> Latest(List<OutcomeRow> outcomes)
    {
        var last = outcomes.Count == 0 ? 0 : outcomes.Max(outcome => outcome.Revision);
        return outcomes.FindAll(outcome => outcome.Revision == last);
    }
}
