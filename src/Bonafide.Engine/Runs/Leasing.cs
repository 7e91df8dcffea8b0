using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Engine.Dispatch;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Takes leases on executions that are waiting to be run.</summary>
internal sealed class Leasing(IWrites writes, WorkQueue queue, EngineOptions options)
{
    /// <summary>Null when there is nothing to do: done, deleted, another run's, or put back behind interactive
    /// work.</summary>
    public async Task<RunLease?> TakeAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var (tenant, id) = (item.Tenant, item.Execution);
        var stepBack = false;
        var run = 0;
        var epoch = await writes.RunAsync(
            Actor.System(tenant, "engine"),
            write =>
            {
                stepBack = false;
                if (ExecutionRows.Find(tenant, write, id) is not { State: ExecutionState.Processing } row
                    || row.LeaseUntil > write.Now)
                {
                    return null;
                }

                run = row.Attempts + 1;

                // Who dispatches does not say the class; the row does.
                stepBack = row.Class == WorkClass.Batch && item.Class == WorkClass.Interactive && queue.HasInteractive;
                return stepBack
                    ? null
                    : LeaseRows.Take(tenant, write, id, row.LeaseEpoch, write.Now + options.Lease);
            },
            cancellationToken).ConfigureAwait(false);
        if (stepBack)
        {
            queue.Enqueue(item with { Class = WorkClass.Batch });
        }

        return epoch is { } mine ? new(writes, tenant, id, mine, run, options) : null;
    }
}
