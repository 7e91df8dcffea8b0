using Bonafide.Core;
using Bonafide.Storage.Access;

namespace Bonafide.Engine.Tests.Support;

/// <summary>The process dies at one of its commits: before it, or right after it. Nothing is written
/// afterwards.</summary>
internal sealed class FaultyWrites(IWrites inner, int dieAt, bool afterCommit) : IWrites
{
    private int _count;

    /// <summary>Commits until the end, or until death.</summary>
    public int Count => Volatile.Read(ref _count);

    public bool IsDead => dieAt > 0 && Count >= dieAt;

    public Task<T> RunAsync<T>(Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        DieOrAsync(() => inner.RunAsync(actor, write, cancellationToken));

    public Task<T> RunUnsyncedAsync<T>(
        Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        DieOrAsync(() => inner.RunUnsyncedAsync(actor, write, cancellationToken));

    public Task<T> RunAcrossTenantsAsync<T>(
        string part, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        DieOrAsync(() => inner.RunAcrossTenantsAsync(part, write, cancellationToken));

    private async Task<T> DieOrAsync<T>(Func<Task<T>> commit)
    {
        var number = Interlocked.Increment(ref _count);
        if (dieAt > 0 && (number > dieAt || (number == dieAt && !afterCommit)))
        {
            throw new DeadException();
        }

        var result = await commit();
        return number == dieAt ? throw new DeadException() : result;
    }
}

internal sealed class DeadException : Exception;
