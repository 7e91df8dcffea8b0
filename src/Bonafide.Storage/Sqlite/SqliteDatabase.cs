using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bonafide.Storage.Sqlite;

/// <summary>One file in WAL mode: many readers, and one writer thread that groups commits.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly SqliteOptions _options;
    private readonly TimeProvider _time;
    private readonly SessionPool _readers;
    private readonly Lazy<SqliteWriter> _writer;

    public SqliteDatabase(SqliteOptions options, TimeProvider time)
    {
        SqliteLibrary.Bind();
        _options = options;
        _time = time;
        _readers = new SessionPool(options.MostReaders, () => Open(SqliteOpenMode.ReadOnly));
        _writer = new(Writer);
    }

    public override Dialect Dialect => SqliteDialect.Instance;

    public override IWrites Writes => _writer.Value;

    public override Task<T> ReadAsync<T>(
        TenantId tenant, Func<IReadSession, T> read, CancellationToken cancellationToken) =>
        RunAsync(tenant, read, cancellationToken);

    public override Task<T> ReadAcrossTenantsAsync<T>(
        Func<IReadSession, T> read, CancellationToken cancellationToken) =>
        RunAsync(null, read, cancellationToken);

    public override Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var session = Open(SqliteOpenMode.ReadWriteCreate);
        Migrator.Run(session.Connection, Dialect, guard: null);
        SqliteStatistics.Write(session);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
        {
            await _writer.Value.DisposeAsync().ConfigureAwait(false);
        }

        _readers.Dispose();
    }

    private async Task<T> RunAsync<T>(
        TenantId? tenant, Func<IReadSession, T> read, CancellationToken cancellationToken)
    {
        var session = await _readers.RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            session.Begin(tenant, actor: null, _time.GetUtcNow());
            session.Control("begin");
            try
            {
                return read(session);
            }
            finally
            {
                session.Control("commit");
            }
        }
        finally
        {
            _readers.Return(session);
        }
    }

    private SqliteWriter Writer()
    {
        var session = Open(SqliteOpenMode.ReadWrite);
        session.Control($"pragma wal_autocheckpoint={SqliteCheckpoints.MostPages}");
        var checkpoints = new SqliteCheckpoints(Open(SqliteOpenMode.ReadWrite), Handle(session));
        return new(session, checkpoints, _options, _time);

        static sqlite3 Handle(Session session) => ((SqliteConnection)session.Connection).Handle!;
    }

    private Session Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _options.Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, _options.BusyTimeoutMs / 1_000),
        }.ToString());
        connection.Open();
        // Plans hang on the statistics that are written once, never on values; else a statement that could have used a
        // partial index is planned anew for each value that is bound.
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        var session = new Session(connection, Dialect);
        if (mode != SqliteOpenMode.ReadOnly)
        {
            session.Control("pragma journal_mode=wal");
            session.Control("pragma synchronous=full");
            session.Control("pragma foreign_keys=on");
        }

        session.Control($"pragma busy_timeout={_options.BusyTimeoutMs}");
        session.Control("pragma temp_store=memory");
        return session;
    }
}
