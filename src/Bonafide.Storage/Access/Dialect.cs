using System.Data.Common;

namespace Bonafide.Storage.Access;

/// <summary>Everything in which the two databases differ, in one place. Statements are otherwise the same
/// text.</summary>
public abstract class Dialect
{
    /// <summary>"sqlite" or "postgresql".</summary>
    public abstract string Name { get; }

    /// <summary>Appended to a select of due rows, so that two nodes never take the same ones.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Appended to a select of one row that may not change before the write is over.</summary>
    public abstract string HoldRow { get; }

    /// <summary>The type's name in this database's DDL.</summary>
    public abstract string TypeName(Migrations.ColumnType type);

    /// <summary>What follows the closing bracket of a table that is stored in the order of its primary key.</summary>
    public abstract string ClusteredSuffix { get; }

    /// <summary>Statements that close a table to sessions of another tenant; none where the database cannot.</summary>
    public abstract IEnumerable<string> TenantPolicy(Migrations.Table table);

    /// <summary>Reads the whole file and lists what is broken, or says <c>ok</c>; null where the database server sees
    /// to that itself.</summary>
    public abstract string? IntegrityCheck { get; }

    /// <summary>Makes the parameter once, when a command is built.</summary>
    public abstract DbParameter NewParameter(string name);

    public abstract void Bind(DbParameter parameter, in DbValue value);

    public abstract Guid ReadGuid(DbDataReader reader, int ordinal);
}
