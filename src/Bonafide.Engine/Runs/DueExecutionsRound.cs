using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>Finds work that nobody dispatched: after a crash, a full queue, a pause. The rows are the truth.</summary>
internal sealed class DueExecutionsRound(IWrites writes, WorkQueue queue, Runner runner, EngineOptions options) : IRound
{
    private long _begun;

    public string Name => "due executions";

    public TimeSpan Interval => options.SweepInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var limit = SweepSize.Of(runner.Idle, BegunSinceLast(), queue.Waiting);
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

    private long BegunSinceLast()
    {
        var before = _begun;
        _begun = runner.Begun;
        return _begun - before;
    }
}

/// <summary>How many due rows a sweep takes.</summary>
internal static class SweepSize
{
    private const int Most = 2_000;

    /// <summary>
    /// Twice what the workers showed that they can begin: what waits longer would only come due again, and other nodes
    /// could not have it. Where work is quick a backlog is taken in sweeps that double, where it is slow in small ones.
    /// </summary>
    /// <param name="begun">Executions begun since the sweep before.</param>
    public static int Of(int idle, long begun, int waiting) =>
        (int)Math.Min(Most, Math.Max(idle, begun) * 2) - waiting;
}
