namespace Bonafide.Engine.Dispatch;

/// <summary>
/// The workers' places. A run has one while it computes, and gives it back while it only waits for somebody outside, so
/// that a slow provider keeps nobody else's execution waiting.
/// </summary>
internal sealed class WorkerRoom(EngineOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Workers);

    /// <summary>Places that nobody has.</summary>
    public int Free => _places.CurrentCount;

    public Task TakeAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    public void GiveBack() => _places.Release();

    public void Dispose() => _places.Dispose();
}

/// <summary>The place of one run, which its parallel parts share: taken by the first, given back by the last.</summary>
internal sealed class WorkerPlace(WorkerRoom room, CancellationToken stopping) : IDisposable
{
    private readonly Lock _lock = new();
    private Task _taking = Task.CompletedTask;
    private int _parts;

    public async Task EnterAsync()
    {
        Task taking;
        lock (_lock)
        {
            taking = _taking = _parts++ == 0 ? room.TakeAsync(stopping) : _taking;
        }

        try
        {
            await taking.ConfigureAwait(false);
        }
        catch
        {
            // All parts waited for the one place that did not come.
            lock (_lock)
            {
                _parts--;
            }

            throw;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_parts == 0)
            {
                room.GiveBack();
            }
        }
    }

    /// <summary>Gives back what the run still has at its end.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_parts > 0)
            {
                _parts = 0;
                room.GiveBack();
            }
        }
    }
}
