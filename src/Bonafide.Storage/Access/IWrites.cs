using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>
/// The one way to change the database. When the task ends without an exception, the change is durable,
/// but for <see cref="RunUnsyncedAsync"/>. Two writes that
/// change or hold the same row, or insert the same key, happen one after the other. Two that only read what the other
/// changes may both happen on PostgreSQL, so a rule over several rows needs a row that both change or hold.
/// </summary>
public interface IWrites
{
    /// <summary>Runs a write of the actor's tenant; all of it happens or nothing.</summary>
    /// <exception cref="WritesFullException">More writes wait than the bound allows; try again later (503).</exception>
    /// <exception cref="KeyTakenException">A row with the same unique key exists.</exception>
    Task<T> RunAsync<T>(Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken);

    /// <summary>
    /// The same without waiting for the disk: what it changed outlives the process, and the machine once any later
    /// write is durable. For what has no effect outside before that, such as what a run notes before it ends.
    /// </summary>
    /// <exception cref="WritesFullException">More writes wait than the bound allows; try again later (503).</exception>
    /// <exception cref="KeyTakenException">A row with the same unique key exists.</exception>
    Task<T> RunUnsyncedAsync<T>(Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken);

    /// <summary>Runs a write across tenants; for <c>Sweeps</c> only. <paramref name="part"/> names the
    /// sweeper.</summary>
    /// <exception cref="WritesFullException">More writes wait than the bound allows.</exception>
    Task<T> RunAcrossTenantsAsync<T>(
        string part, Func<IWriteTransaction, T> write, CancellationToken cancellationToken);
}

/// <summary>The queue of writes is full: the caller is told to come back, and nothing was changed.</summary>
public sealed class WritesFullException : Exception
{
    public WritesFullException()
        : base("The queue of writes is full.")
    {
    }
}
