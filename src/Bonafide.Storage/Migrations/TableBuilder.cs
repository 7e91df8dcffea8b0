namespace Bonafide.Storage.Migrations;

/// <summary>Writes a table down in the order in which a reader wants to see it.</summary>
internal sealed class TableBuilder(string name, string? tenantColumn)
{
    private readonly List<Column> _columns = [];
    private readonly List<TableIndex> _indexes = [];
    private readonly List<ForeignKey> _foreignKeys = [];
    private string[] _primaryKey = [];
    private bool _isClustered;

    /// <summary>A table of tenants' rows: its first column is <c>tenant_id</c>.</summary>
    public static TableBuilder OfTenant(string name) => new TableBuilder(name, "tenant_id").Guids("tenant_id");

    /// <summary>A table of the installation.</summary>
    public static TableBuilder OfInstallation(string name) => new(name, null);

    public TableBuilder Guids(params string[] names) => Add(ColumnType.Guid, names);

    public TableBuilder Numbers(params string[] names) => Add(ColumnType.Number, names);

    public TableBuilder Instants(params string[] names) => Add(ColumnType.Instant, names);

    public TableBuilder Texts(params string[] names) => Add(ColumnType.Text, names);

    public TableBuilder Hashes(params string[] names) => Add(ColumnType.Hash, names);

    public TableBuilder Sealed(params string[] names) => Add(ColumnType.Sealed, names);

    public TableBuilder Key(params string[] columns)
    {
        _primaryKey = columns;
        return this;
    }

    public TableBuilder Clustered()
    {
        _isClustered = true;
        return this;
    }

    public TableBuilder Index(string suffix, params string[] columns) => Index(suffix, null, false, columns);

    public TableBuilder Unique(string suffix, string? where, params string[] columns) =>
        Index(suffix, where, true, columns);

    /// <summary>An index over the rows that meet a condition.</summary>
    public TableBuilder IndexWhere(string suffix, string where, params string[] columns) =>
        Index(suffix, where, false, columns);

    /// <summary>Refers to a row of the same tenant, so that no row can point into another tenant.</summary>
    public TableBuilder References(string table, string column)
    {
        _foreignKeys.Add(new ForeignKey(["tenant_id", column], table, ["tenant_id", "id"]));
        return this;
    }

    public Table Build() =>
        new(name, tenantColumn, _columns, _primaryKey, _indexes, _foreignKeys, _isClustered);

    /// <summary>A name that ends in a question mark may be null.</summary>
    private TableBuilder Add(ColumnType type, string[] names)
    {
        _columns.AddRange(names.Select(text => new Column(text.TrimEnd('?'), type, text.EndsWith('?'))));
        return this;
    }

    private TableBuilder Index(string suffix, string? where, bool isUnique, string[] columns)
    {
        _indexes.Add(new TableIndex($"{name}_{suffix}", columns, isUnique, where));
        return this;
    }
}
