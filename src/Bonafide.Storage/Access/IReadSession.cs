using Bonafide.Core;

namespace Bonafide.Storage.Access;

/// <summary>One consistent look at the database: every query in it sees the same state.</summary>
public interface IReadSession
{
    /// <summary>The tenant whose rows may be touched; null in a sweep across tenants.</summary>
    TenantId? Tenant { get; }

    /// <summary>The instant of this session, by the database's clock where several nodes share one.</summary>
    DateTimeOffset Now { get; }

    Dialect Dialect { get; }

    /// <summary>Runs a prepared statement and reads every row.</summary>
    List<T> Query<T>(string sql, Func<RowReader, T> read, params ReadOnlySpan<(string Name, DbValue Value)> values);

    /// <summary>The same for rows that are counted and not kept.</summary>
    void Each(string sql, Action<RowReader> read, params ReadOnlySpan<(string Name, DbValue Value)> values);
}

/// <summary>
/// A write. It may be run again after a lost race, so it must have no effect outside the database; what has to be
/// slow (sealing, hashing) is done before.
/// </summary>
public interface IWriteTransaction : IReadSession
{
    /// <summary>Who writes; <c>created_by</c> and audit come from here.</summary>
    Actor Actor { get; }

    /// <summary>Runs a prepared statement and returns the number of rows it touched.</summary>
    int Execute(string sql, params ReadOnlySpan<(string Name, DbValue Value)> values);
}
