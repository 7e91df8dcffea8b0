namespace Bonafide.Storage.Migrations;

/// <summary>The kinds of column. A sealed column holds only what AES-256-GCM gave out.</summary>
public enum ColumnType
{
    /// <summary>16 bytes, big-endian (RFC 9562 §4).</summary>
    Guid,

    /// <summary>A signed 64-bit number; booleans are 0 and 1.</summary>
    Number,

    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    Instant,

    /// <summary>Text that is never personal.</summary>
    Text,

    /// <summary>A keyed hash, a digest or a MAC.</summary>
    Hash,

    /// <summary>Sealed bytes.</summary>
    Sealed,
}

public sealed record Column(string Name, ColumnType Type, bool IsNullable = false)
{
    public Column Null() => this with { IsNullable = true };
}

/// <param name="Where">A condition that both databases understand, for an index of a few rows only.</param>
public sealed record TableIndex(string Name, IReadOnlyList<string> Columns, bool IsUnique = false,
    string? Where = null);

public sealed record ForeignKey(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> TargetColumns);

/// <summary>One table as it is at some version of the schema.</summary>
/// <param name="TenantColumn">The column that names the tenant; null when the rows belong to the installation.</param>
/// <param name="IsClustered">Narrow rows, stored in the order of the primary key where the database can.</param>
public sealed record Table(
    string Name,
    string? TenantColumn,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<TableIndex> Indexes,
    IReadOnlyList<ForeignKey> ForeignKeys,
    bool IsClustered = false)
{
    /// <summary>All column names, in order: the select list that row records read.</summary>
    public string ColumnList { get; } = string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>The select list with an alias in front of each column.</summary>
    public string ColumnListOf(string alias) => string.Join(", ", Columns.Select(column => $"{alias}.{column.Name}"));

    /// <summary>An insert of one whole row, with parameters named like the columns.</summary>
    public string Insert { get; } =
        $"insert into {Name} ({string.Join(", ", Columns.Select(column => column.Name))}) "
        + $"values ({string.Join(", ", Columns.Select(column => "@" + column.Name))})";
}
