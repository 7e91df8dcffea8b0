using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Scoring;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Callbacks;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Runs;

/// <summary>Ends a run: outcomes, decision, event and callback in one guarded write.</summary>
internal sealed class Completion(
    Database database,
    TenantContexts tenants,
    CapabilityCatalog capabilities,
    WorkflowCatalog workflows,
    IIds ids,
    TimeProvider time,
    ILogger<Completion> log)
{
    /// <summary>The event of an execution that waits for an analyst; ACQUIRED on the wire (ruling 8c).</summary>
    public const string InReviewEvent = "IN_REVIEW";

    public async Task StoreAsync(
        LoadedExecution execution, Judgement judgement, RunLease lease, CancellationToken cancellationToken)
    {
        var made = judgement.Decision.Decision;
        var now = time.GetUtcNow();
        var state = made.HoldForReview ? ExecutionState.InReview : ExecutionState.Processed;
        var outcomes = StoredOutcomes.Seal(execution, capabilities, judgement.Outcomes, ids, now);
        var decision = StoredFacts.Seal(
            execution, [Fact.Known(DecisionFacts.Kind, null, judgement.Decision)], now);
        var callback = made.HoldForReview
            ? null
            : CallbackIntent.For(execution.Tenant, execution.Stored, ExecutionStatus.Processed, ids);
        var document = ExecutionSubject.Extracted(execution.View, execution.Facts);
        await lease.CommitAsync(
            write =>
            {
                StoredFacts.Insert(lease.Tenant, write, decision);
                End(write, lease, state, Stored(made), outcomes, callback, document?.IssuingCountry, document?.Type);
            },
            cancellationToken).ConfigureAwait(false);
        EngineLog.Processed(log, lease.Execution.Value, lease.Epoch);
    }

    /// <summary>
    /// The last resort, when run after run failed on our side: every capability is a technical error, from the row
    /// alone, because its sealed content may be what cannot be read.
    /// </summary>
    public async Task AbandonAsync(RunLease lease, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            lease.Tenant, session => ExecutionRows.Find(lease.Tenant, session, lease.Execution), cancellationToken)
            .ConfigureAwait(false);
        var tenant = await tenants.FindAsync(lease.Tenant, cancellationToken).ConfigureAwait(false);
        if (row is null || tenant is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var steps = workflows.Find(row.WorkflowKey)?.Steps ?? [];
        var outcomes = steps.SelectMany((step, index) => step.Capabilities.Select(name => new OutcomeRow(
            ids.New(), row.Id, StoredOutcomes.FirstRevision, name, 0, index, Decision.NotExecuted,
            CommonLabels.TechnicalError, null, "[]", now))).ToList();
        var callback = CallbackIntent.ForUnreadable(tenant, row, ids);
        await lease.CommitAsync(
            write => End(
                write, lease, ExecutionState.Processed,
                new(Decision.NotExecuted, CommonLabels.TechnicalError, -100), outcomes, callback, null, null),
            cancellationToken).ConfigureAwait(false);
        EngineLog.Processed(log, lease.Execution.Value, lease.Epoch);
    }

    internal static StoredDecision Stored(MadeDecision made) =>
        new(made.Type, made.Label, (int)Math.Round(made.Score * 100));

    private static void End(
        IWriteTransaction write,
        RunLease lease,
        ExecutionState state,
        StoredDecision decision,
        IReadOnlyList<OutcomeRow> outcomes,
        CallbackIntent? callback,
        string? country,
        string? documentType)
    {
        foreach (var outcome in outcomes)
        {
            OutcomeRows.Insert(lease.Tenant, write, outcome);
        }

        if (!LeaseRows.Complete(
            lease.Tenant, write, lease.Execution, lease.Epoch, state, decision, country, documentType))
        {
            throw new LeaseLostException();
        }

        var kind = state == ExecutionState.InReview ? InReviewEvent : ExecutionStatus.Processed.Wire();
        var sequence = EventRows.Append(lease.Tenant, write, lease.Execution, kind);
        callback?.Insert(lease.Tenant, write, sequence);
    }
}
