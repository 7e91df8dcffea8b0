using System.Data;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Npgsql;

namespace Bonafide.Storage.PostgreSql;

/// <summary>
/// Each write is a transaction of its own on a snapshot, run again when it lost a race. Serializable transactions
/// were tried: on small tables their locks cover whole tables, and 100 unrelated creates gave up after 20 retries.
/// </summary>
internal sealed class PostgreSqlWrites : IWrites, IDisposable
{
    /// <summary>After so many lost races a write stands in line with the other losers of this node.</summary>
    private const int AttemptsInTheCrowd = 3;

    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlOptions _options;
    private readonly SessionPool _writers;
    private readonly Lock _losers = new();
    private int _waiting;

    public PostgreSqlWrites(PostgreSqlDatabase database, PostgreSqlOptions options)
    {
        _database = database;
        _options = options;
        _writers = new SessionPool(options.MostWriters, database.Open);
    }

    public Task<T> RunAsync<T>(
        Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(actor.Tenant, actor, write, cancellationToken);

    public Task<T> RunUnsyncedAsync<T>(
        Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(actor.Tenant, actor, session => Unsynced(session, write), cancellationToken);

    public Task<T> RunAcrossTenantsAsync<T>(
        string part, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(null, Actor.System(default, part), write, cancellationToken);

    public void Dispose() => _writers.Dispose();

    private async Task<T> EnqueueAsync<T>(
        TenantId? tenant, Actor actor, Func<Session, T> write, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > _options.MostQueuedWrites)
        {
            Interlocked.Decrement(ref _waiting);
            throw new WritesFullException();
        }

        try
        {
            var session = await _writers.RentAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => Attempt(session, tenant, actor, write), cancellationToken)
                    .ConfigureAwait(false);
            }
            finally
            {
                _writers.Return(session);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Asynchronous commit: of this transaction only, and in the order of the log.</summary>
    private static T Unsynced<T>(Session session, Func<IWriteTransaction, T> write)
    {
        session.Control("set local synchronous_commit to off");
        return write(session);
    }

    private T Attempt<T>(
        Session session, TenantId? tenant, Actor actor, Func<Session, T> write, int first = 1)
    {
        for (var attempt = first; ; attempt++)
        {
            try
            {
                return _database.InTransaction(session, IsolationLevel.RepeatableRead, tenant, actor, write);
            }
            catch (PostgresException lost) when (attempt < MostAttemptsAt(lost))
            {
                // Whoever won has committed, so the next attempt sees it; waiting would only lengthen the queue.
                if (attempt == AttemptsInTheCrowd)
                {
                    lock (_losers)
                    {
                        return Attempt(session, tenant, actor, write, attempt + 1);
                    }
                }
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                throw new KeyTakenException(taken);
            }
        }
    }

    // A unique key may break only because the look before the insert was too early; a second look tells.
    private int MostAttemptsAt(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => _options.MostRetries,
        PostgresErrorCodes.UniqueViolation => 3,
        _ => 0,
    };
}
