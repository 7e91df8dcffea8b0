namespace Bonafide.Batch.Jobs;

/// <summary>
/// Wakes the worker when a batch was created here; losing it costs only the wait until the next look.
/// </summary>
internal sealed class BatchSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already: the worker has not looked since, and will.
            return;
        }
    }

    public Task<bool> WaitAsync(TimeSpan span, CancellationToken cancel) => _raised.WaitAsync(span, cancel);

    public void Dispose() => _raised.Dispose();
}
