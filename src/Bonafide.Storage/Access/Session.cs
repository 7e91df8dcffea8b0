using System.Data;
using System.Data.Common;
using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>
/// A connection with its prepared statements. Used by one thread at a time; <see cref="Begin"/> says for whom.
/// </summary>
public sealed class Session : IWriteTransaction, IDisposable
{
    private readonly DbConnection _connection;
    /// <summary>Far above the number of statements in the product; a bound all the same.</summary>
    private const int MostStatements = 1_000;

    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private Actor? _actor;

    public Session(DbConnection connection, Dialect dialect)
    {
        _connection = connection;
        Dialect = dialect;
    }

    public Dialect Dialect { get; }

    public TenantId? Tenant { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public Actor Actor => _actor ?? throw new InvalidOperationException("A read session has no actor.");

    /// <summary>The transaction that commands run in, where the driver wants to be told.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Turns the session to a tenant, or to all of them for a sweep.</summary>
    public void Begin(TenantId? tenant, Actor? actor, DateTimeOffset now)
    {
        Tenant = tenant;
        _actor = actor;
        Now = Instants.Truncate(now);
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        _ = Actor;
        return Bound(sql, values).ExecuteNonQuery();
    }

    public List<T> Query<T>(
        string sql, Func<RowReader, T> read, params ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        var rows = new List<T>();
        Each(sql, row => rows.Add(read(row)), values);
        return rows;
    }

    public void Each(
        string sql, Action<RowReader> read, params ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var row = new RowReader(Dialect, reader);
        while (reader.Read())
        {
            row.Restart();
            read(row);
        }
    }

    /// <summary>Runs a statement that starts, ends or configures, and touches no rows.</summary>
    public void Control(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Build(sql, []);
        }

        statement.Command.ExecuteNonQuery();
    }

    /// <summary>False after the connection broke; the pool then throws the session away.</summary>
    public bool IsUsable => _connection.State == ConnectionState.Open;

    public DbConnection Connection => _connection;

    /// <summary>What is kept prepared.</summary>
    internal IEnumerable<string> Statements => _statements.Keys;

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private DbCommand Bound(string sql, ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Build(sql, values);
        }

        if (Tenant is not null && statement.Violation is { } violation)
        {
            throw new InvalidOperationException(violation);
        }

        var command = statement.Command;
        var parameters = command.Parameters;
        if (parameters.Count != values.Length)
        {
            throw new InvalidOperationException("A statement was given another number of values than before.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            var (name, value) = values[i];
            DemandOwnTenant(name, value);
            var parameter = parameters[i];
            Dialect.Bind(parameter.ParameterName == name ? parameter : parameters[name], value);
        }

        command.Transaction = Transaction;
        if (!statement.IsPrepared)
        {
            command.Prepare();
            statement.IsPrepared = true;
        }

        return command;
    }

    private Statement Build(string sql, ReadOnlySpan<(string Name, DbValue Value)> values)
    {
        if (_statements.Count >= MostStatements)
        {
            Forget();
        }

        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, _) in values)
        {
            command.Parameters.Add(Dialect.NewParameter(name));
        }

        var statement = new Statement(command, TenantPredicate.Violation(sql));
        _statements.Add(sql, statement);
        return statement;
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Command.Dispose();
        }

        _statements.Clear();
    }

    private void DemandOwnTenant(string name, in DbValue value)
    {
        if (name == "tenant_id" && Tenant is { } own && (value.IsNull || value.Guid != own.Value))
        {
            throw new InvalidOperationException("A session of one tenant was used for another.");
        }
    }

    private sealed class Statement(DbCommand command, string? violation)
    {
        public DbCommand Command { get; } = command;

        /// <summary>Why a tenant's session may not run it, or null.</summary>
        public string? Violation { get; } = violation;

        public bool IsPrepared { get; set; }
    }
}
