using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Finds work that nobody dispatched: after a crash, a full queue, a pause. The rows are the truth.</summary>
internal sealed class DueExecutionsRound(IWrites writes, WorkQueue queue, Runner runner, EngineOptions options) : IRound
{
    private const int Most = 200;

    public string Name => "due executions";

    public TimeSpan Interval => options.SweepInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        // More than can be begun soon would only come due again while it waits.
        var limit = Math.Min(Most, (runner.Idle * 2) - queue.Waiting);
        if (limit <= 0)
        {
            return false;
        }

        var due = await writes.RunAcrossTenantsAsync(
            "due executions",
            write => Sweeps.TakeDueExecutions(write, write.Now + options.Lease, limit),
            cancellationToken).ConfigureAwait(false);
        foreach (var row in due)
        {
            queue.Enqueue(new(row.Tenant, row.Execution, row.Class));
        }

        return false;
    }
}
