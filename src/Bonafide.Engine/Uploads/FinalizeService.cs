using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Sightings;
using Bonafide.Core.Subjects;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Sightings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Uploads;

/// <summary>Ends the acquisition and makes the execution work to be done (contract 02 §6).</summary>
public sealed class FinalizeService(
    Database database,
    OpenExecutions executions,
    IdempotentWrites idempotent,
    IDispatcher dispatcher,
    SightingNotes notes,
    TimeProvider time)
{
    /// <summary>The sweep takes over only if the dispatch after the commit came to nothing.</summary>
    private static readonly TimeSpan SweepAfter = TimeSpan.FromSeconds(30);

    /// <summary>
    /// State, sightings and the due time are one write; the dispatcher is told after the commit. Finalizing again
    /// gives the same answer.
    /// </summary>
    /// <exception cref="RequestProblemException">400, 401, 403, 404 or 409, as contract 02 §6 says.</exception>
    public async Task<FinalizeReply> FinalizeAsync(
        Actor actor,
        AccountId? account,
        ExecutionId id,
        IdempotentRequest repeatable,
        CancellationToken cancellationToken)
    {
        var open = await executions.FindAsync(actor, account, id, cancellationToken).ConfigureAwait(false);
        var reply = new FinalizeReply(time.GetUtcNow(), new(open.Row.Account.Value), new(id.Value));
        return await idempotent.RunAsync(
            actor,
            open.Tenant,
            repeatable,
            async mark =>
            {
                if (open.Row.State is ExecutionState.Processing or ExecutionState.InReview or ExecutionState.Processed)
                {
                    return reply;
                }

                executions.DemandOpen(open.Row);
                FinalizeRules.DemandParts(open);
                var isMine = await CommitAsync(actor, open, mark, cancellationToken).ConfigureAwait(false);
                if (isMine)
                {
                    dispatcher.Dispatch(actor.Tenant, id);
                }

                return reply;
            },
            _ => Task.FromResult(reply),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>False when another call finalized it in between.</summary>
    private async Task<bool> CommitAsync(
        Actor actor, OpenExecution open, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var (tenant, row) = (open.Tenant.Id, open.Row);
        var seen = await notes.OfAsync(open.Tenant, SightingsOf(open), cancellationToken).ConfigureAwait(false);
        return await database.Writes.RunAsync(
            actor,
            write =>
            {
                mark?.Insert(write, row.Account, row.Id);
                if (!ExecutionRows.Finalize(tenant, write, row.Id, write.Now + SweepAfter))
                {
                    return ExecutionRows.Find(tenant, write, row.Id) switch
                    {
                        null => throw RequestProblemException.NotFound(),
                        { StartedAt: not null } => false,
                        var closed => throw OpenExecutions.Closed(closed),
                    };
                }

                EventRows.Append(tenant, write, row.Id, ExecutionStatus.Acquired.Wire());
                foreach (var note in seen)
                {
                    note.Insert(write, tenant, row, write.Now);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The identity elements that are known before anything was read from documents.</summary>
    private static IEnumerable<SightingKey> SightingsOf(OpenExecution open)
    {
        var part = open.Evidence.Parts.FirstOrDefault(one => one.Classifier == Classifiers.PreparedData);
        var prepared = part is not null && open.Stored.Content(part) is { } json
            ? PreparedDataReading.Read(json).Value
            : null;
        var subject = SubjectData.Merge(prepared, extracted: null, open.Stored.Request()?.SessionAddress);
        return SightingKeys.Of(subject);
    }
}
