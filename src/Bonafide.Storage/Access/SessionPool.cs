using System.Collections.Concurrent;

namespace Bonafide.Storage.Access;

/// <summary>Keeps sessions with their prepared statements for the next caller, and bounds how many there are.</summary>
public sealed class SessionPool(int most, Func<Session> open) : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _free = new(most, most);
    private volatile bool _disposed;

    /// <summary>Waits for a free session; give it back with <see cref="Return"/>.</summary>
    public async ValueTask<Session> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _idle.TryTake(out var session) ? session : open();
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Return(Session session)
    {
        if (session.IsUsable && !_disposed)
        {
            _idle.Add(session);
        }
        else
        {
            session.Dispose();
        }

        _free.Release();
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
