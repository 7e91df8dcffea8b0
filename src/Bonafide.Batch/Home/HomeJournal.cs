using Bonafide.Core;

namespace Bonafide.Batch.Home;

/// <summary>
/// Saves the changes of a home in groups behind the requests that made them. Before DONE nothing is promised to the
/// client, so a row may be late by <see cref="Delay"/>; DONE waits for <see cref="FlushAsync"/>.
/// </summary>
internal sealed class HomeJournal(TenantId tenant, IHomeRows rows, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _saving = new(1, 1);
    private List<HomeChange> _waiting = [];
    private ITimer? _timer;

    public static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(500);

    public void Append(IReadOnlyList<HomeChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _waiting.AddRange(changes);
            _timer ??= time.CreateTimer(_ => _ = SaveLateAsync(), null, Delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Returns when everything appended before is durable; fails with <see cref="IOException"/>.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        await _saving.WaitAsync(cancel);
        try
        {
            List<HomeChange> group;
            lock (_lock)
            {
                group = _waiting;
                _waiting = [];
                _timer?.Dispose();
                _timer = null;
            }

            if (group.Count > 0)
            {
                await SaveOrPutBackAsync(group, cancel);
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SaveLateAsync();
        _saving.Dispose();
    }

    private async ValueTask SaveOrPutBackAsync(List<HomeChange> group, CancellationToken cancel)
    {
        try
        {
            await rows.SaveAsync(tenant, group, cancel);
        }
        catch
        {
            lock (_lock)
            {
                _waiting.InsertRange(0, group);
            }

            throw;
        }
    }

    /// <summary>
    /// A late save that fails stays waiting: the next change or DONE tries again and tells the client.
    /// </summary>
    private async Task SaveLateAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            lock (_lock)
            {
                _timer ??= time.CreateTimer(_ => _ = SaveLateAsync(), null, Delay * 10, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
