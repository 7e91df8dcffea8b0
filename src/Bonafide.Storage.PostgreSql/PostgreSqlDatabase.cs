using System.Data;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;
using Npgsql;

namespace Bonafide.Storage.PostgreSql;

/// <summary>
/// PostgreSQL for many nodes. Reads and writes each have one snapshot; a write that meets a row changed since is run
/// again on a new one.
/// </summary>
public sealed class PostgreSqlDatabase : Database
{
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly bool _useDatabaseClock;
    private readonly SessionPool _readers;
    private readonly PostgreSqlWrites _writes;

    public PostgreSqlDatabase(PostgreSqlOptions options, TimeProvider time)
    {
        _time = time;
        _useDatabaseClock = options.UseDatabaseClock;
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MaxPoolSize = options.MostReaders + options.MostWriters + 1,
            // Statements are kept prepared on sessions that are never closed between uses.
            NoResetOnClose = true,
            IncludeErrorDetail = false,
        };
        _source = NpgsqlDataSource.Create(settings);
        _readers = new SessionPool(options.MostReaders, Open);
        _writes = new PostgreSqlWrites(this, options);
    }

    public override Dialect Dialect => PostgreSqlDialect.Instance;

    public override IWrites Writes => _writes;

    public override Task<T> ReadAsync<T>(
        TenantId tenant, Func<IReadSession, T> read, CancellationToken cancellationToken) =>
        RunAsync(tenant, read, cancellationToken);

    public override Task<T> ReadAcrossTenantsAsync<T>(
        Func<IReadSession, T> read, CancellationToken cancellationToken) =>
        RunAsync(null, read, cancellationToken);

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            Migrator.Run(
                connection, Dialect,
                "select pg_advisory_xact_lock(6207394712), set_config('bonafide.tenant', '*', true)");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        _writes.Dispose();
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    internal Session Open() => new(_source.OpenConnection(), Dialect);

    /// <summary>Runs something in a transaction of a tenant, or of all of them; commits when it returns.</summary>
    internal T InTransaction<T>(
        Session session, IsolationLevel isolation, TenantId? tenant, Actor? actor, Func<Session, T> act)
    {
        using var transaction = session.Connection.BeginTransaction(isolation);
        session.Transaction = transaction;
        try
        {
            session.Begin(null, actor, _time.GetUtcNow());
            var now = session.QueryNumber(
                "select (extract(epoch from clock_timestamp()) * 1000000)::bigint "
                + "from set_config('bonafide.tenant', @scope, true)",
                ("scope", tenant is { } own ? own.Value.ToString() : "*"))!;
            var instant = _useDatabaseClock ? Instants.FromMicroseconds(now.Value) : _time.GetUtcNow();
            session.Begin(tenant, actor, instant);
            var result = act(session);
            transaction.Commit();
            return result;
        }
        finally
        {
            session.Transaction = null;
        }
    }

    // The drivers' calls inside block, so they are kept off the caller's thread; the pool bounds how many there are.
    private async Task<T> RunAsync<T>(
        TenantId? tenant, Func<IReadSession, T> read, CancellationToken cancellationToken)
    {
        var session = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () => InTransaction(session, IsolationLevel.RepeatableRead, tenant, null, read),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readers.Return(session);
        }
    }
}
