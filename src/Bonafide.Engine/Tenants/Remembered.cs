using System.Collections.Concurrent;

namespace Bonafide.Engine.Tenants;

/// <summary>
/// What was read from the database, kept for at most five seconds: a change on another node is seen that soon, and one
/// on this node at once, when it is forgotten. At most 10,000 keys are kept, whoever asks for them.
/// </summary>
internal sealed class Remembered<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private const int Most = 10_000;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, (TValue Value, long ReadAt)> _known = new();

    /// <summary>What is known of the key, read if it is not fresh.</summary>
    public ValueTask<TValue> GetAsync(
        TKey key, Func<TKey, CancellationToken, Task<TValue>> read, CancellationToken cancellationToken) =>
        _known.TryGetValue(key, out var known) && time.GetElapsedTime(known.ReadAt) < Freshness
            ? ValueTask.FromResult(known.Value)
            : new(ReadAsync(key, read, cancellationToken));

    public void Forget(TKey key) => _known.TryRemove(key, out _);

    private async Task<TValue> ReadAsync(
        TKey key, Func<TKey, CancellationToken, Task<TValue>> read, CancellationToken cancellationToken)
    {
        // The time before the read: a change during it is then seen in time.
        var readAt = time.GetTimestamp();
        var value = await read(key, cancellationToken).ConfigureAwait(false);
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[key] = (value, readAt);
        return value;
    }
}
