using System.Threading.Channels;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Microsoft.Data.Sqlite;

namespace Bonafide.Storage.Sqlite;

/// <summary>
/// The single writer. It takes what waits, runs each write in a savepoint of one transaction, commits once, and only
/// then answers. A write that throws undoes itself alone; a commit that fails undoes the group.
/// </summary>
internal sealed class SqliteWriter : IWrites, IAsyncDisposable
{
    /// <summary>SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY (sqlite.org/rescode.html).</summary>
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    private readonly Session _session;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly SqliteOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<PendingWrite> _queue;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="checkpoints">Closed with the writer, as the session is.</param>
    public SqliteWriter(Session session, SqliteCheckpoints checkpoints, SqliteOptions options, TimeProvider time)
    {
        _session = session;
        _checkpoints = checkpoints;
        _options = options;
        _time = time;
        _queue = Channel.CreateBounded<PendingWrite>(
            new BoundedChannelOptions(options.MostQueuedWrites) { SingleReader = true });
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite writer" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(
        Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingWrite<T>(actor.Tenant, actor, isSynced: true, write, cancellationToken));

    public Task<T> RunUnsyncedAsync<T>(
        Actor actor, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingWrite<T>(actor.Tenant, actor, isSynced: false, write, cancellationToken));

    public Task<T> RunAcrossTenantsAsync<T>(
        string part, Func<IWriteTransaction, T> write, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingWrite<T>(
            null, Actor.System(default, part), isSynced: true, write, cancellationToken));

    /// <summary>Finishes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
        _checkpoints.Dispose();
        _session.Dispose();
    }

    private Task<T> EnqueueAsync<T>(PendingWrite<T> pending)
    {
        if (!_queue.Writer.TryWrite(pending))
        {
            throw new WritesFullException();
        }

        return pending.Task;
    }

    private void Run()
    {
        var group = new List<PendingWrite>(_options.MostWritesPerGroup);
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (group.Count < _options.MostWritesPerGroup && _queue.Reader.TryRead(out var pending))
                {
                    group.Add(pending);
                }

                Commit(group);
                group.Clear();
            }
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private void Commit(List<PendingWrite> group)
    {
        try
        {
            _session.Control(group.Exists(pending => pending.IsSynced)
                ? "pragma synchronous=full"
                : "pragma synchronous=normal");
            _session.Control("begin immediate");
            foreach (var pending in group)
            {
                Attempt(pending);
            }

            _session.Control("commit");
        }
        catch (Exception broken)
        {
            // The disk is full or the file is gone: nothing of the group was kept, and each caller must know.
            Abandon();
            foreach (var pending in group)
            {
                pending.Fail(broken);
            }
        }

        foreach (var pending in group)
        {
            pending.Answer();
        }

        _checkpoints.Committed();
    }

    private void Attempt(PendingWrite pending)
    {
        if (pending.IsCancelled)
        {
            return;
        }

        _session.Control("savepoint write");
        _session.Begin(pending.Tenant, pending.Actor, _time.GetUtcNow());
        try
        {
            pending.Run(_session);
        }
        catch (Exception failure)
        {
            _session.Control("rollback to write");
            pending.Fail(IsKeyTaken(failure) ? new KeyTakenException(failure) : failure);
        }

        _session.Control("release write");
    }

    private static bool IsKeyTaken(Exception failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    private void Abandon()
    {
        try
        {
            _session.Control("rollback");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, which is what was wanted.
        }
    }
}
