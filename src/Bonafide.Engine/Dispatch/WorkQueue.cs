using Bonafide.Core;
using Bonafide.Core.Executions;

namespace Bonafide.Engine.Dispatch;

/// <summary>
/// What waits in memory: interactive before batch, each execution once, bounded. What does not fit is dropped, since
/// its row brings it back.
/// </summary>
internal sealed class WorkQueue(EngineOptions options) : IDispatcher, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<WorkItem> _interactive = new();
    private readonly Queue<WorkItem> _batch = new();
    private readonly HashSet<ExecutionId> _waiting = [];
    private readonly SemaphoreSlim _count = new(0);

    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Whether interactive work waits, so that batch work should step back.</summary>
    public bool HasInteractive
    {
        get
        {
            lock (_lock)
            {
                return _interactive.Count > 0;
            }
        }
    }

    public void Dispatch(TenantId tenant, ExecutionId execution) =>
        Enqueue(new(tenant, execution, WorkClass.Interactive));

    public void Enqueue(WorkItem item)
    {
        lock (_lock)
        {
            var queue = item.Class == WorkClass.Interactive ? _interactive : _batch;
            if (queue.Count >= options.MostQueued || !_waiting.Add(item.Execution))
            {
                return;
            }

            queue.Enqueue(item);
        }

        _count.Release();
    }

    /// <summary>Ends when an item waits; it is the caller's, who has to <see cref="Take"/> it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _count.WaitAsync(cancellationToken);

    /// <summary>What is first by then: interactive work that came meanwhile goes before batch.</summary>
    public WorkItem Take()
    {
        lock (_lock)
        {
            var item = _interactive.TryDequeue(out var first) ? first : _batch.Dequeue();
            _waiting.Remove(item.Execution);
            return item;
        }
    }

    public void Dispose() => _count.Dispose();
}
