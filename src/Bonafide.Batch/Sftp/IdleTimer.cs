namespace Bonafide.Batch.Sftp;

/// <summary>
/// A token that is cancelled when nothing restarted the timer for its span. Also bounds how long a client may leave
/// our answers unread, since sending uses the same token.
/// </summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private readonly TimeSpan _span;

    public IdleTimer(TimeSpan span, TimeProvider time, CancellationToken cancel)
    {
        _span = span;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _timer = time.CreateTimer(
            state => ((CancellationTokenSource)state!).Cancel(), _source, span, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    public void Restart() => _timer.Change(_span, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }
}
