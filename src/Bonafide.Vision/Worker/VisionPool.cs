using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Bonafide.Vision.Worker;

/// <summary>
/// The vision workers of this process. A worker serves one request at a time; one that dies, hangs or answers nonsense
/// is replaced, and only its own request fails.
/// </summary>
public sealed class VisionPool : IDisposable
{
    private readonly Func<ProcessStartInfo> _start;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _time;
    private readonly int _workers;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentStack<VisionWorker> _idle = new();
    private readonly VisionMetrics _metrics = new();
    private volatile bool _disposed;
    private long _peakBytes;

    public VisionPool(VisionOptions options, TimeProvider time)
        : this(options, time, () => Box.Worker(options))
    {
    }

    internal VisionPool(VisionOptions options, TimeProvider time, Func<ProcessStartInfo> start)
    {
        _start = start;
        _time = time;
        _deadline = TimeSpan.FromSeconds(options.DeadlineSeconds);
        _workers = options.WorkersInUse;
        _free = new SemaphoreSlim(_workers);
    }

    /// <summary>The most memory that a worker of this pool has held, in bytes resident; 0 before the first
    /// answer.</summary>
    public long PeakBytes => Interlocked.Read(ref _peakBytes);

    /// <summary>Has a worker do one task. Waits for a free one without a deadline of its own.</summary>
    /// <param name="task">The task's name, see <see cref="VisionTasks"/>.</param>
    /// <exception cref="VisionFailedException">The task refused, or its worker was lost.</exception>
    public async Task<VisionMessage> RunAsync(
        string task, VisionMessage request, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await AskAsync(task, request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Starts all workers and has each load what the task needs, so that the first person does not
    /// wait.</summary>
    public Task WarmAsync(string task, VisionMessage request, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, _workers).Select(_ => RunAsync(task, request, cancellationToken)));

    /// <summary>What a worker managed to do of what it must not: empty but for <c>packs</c> when the box is
    /// tight.</summary>
    /// <param name="path">A file that it must not be able to open.</param>
    public async Task<IReadOnlyList<string>> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var request = new VisionMessage(JsonSerializer.SerializeToUtf8Bytes(path), []);
        var answer = await RunAsync(ProbeTask.TaskName, request, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<List<string>>(answer.Json.Span)!;
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var worker))
        {
            worker.Dispose();
        }

        _metrics.Dispose();
    }

    private async Task<VisionMessage> AskAsync(
        string task, VisionMessage request, CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        var worker = _idle.TryPop(out var known) ? known : VisionWorker.Start(_start());
        using var deadline = new CancellationTokenSource(_deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var answer = await worker.AskAsync(task, request, either.Token).ConfigureAwait(false);
            Return(worker);
            _metrics.Record(task, answer.Cost, _time.GetElapsedTime(asked));
            Note(answer.Cost.PeakBytes);
            return answer.Message;
        }
        catch (VisionFailedException refused) when (refused.Kind == VisionFailure.Refused)
        {
            Return(worker);
            throw;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    private void Note(long bytes)
    {
        for (var known = PeakBytes; bytes > known; known = PeakBytes)
        {
            Interlocked.CompareExchange(ref _peakBytes, bytes, known);
        }
    }

    private void Return(VisionWorker worker)
    {
        _idle.Push(worker);
        if (_disposed && _idle.TryPop(out var late))
        {
            late.Dispose();
        }
    }
}
