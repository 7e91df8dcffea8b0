namespace Bonafide.Storage.Migrations;

/// <summary>The schema after all migrations, from which statements are built and databases are checked.</summary>
public sealed class SchemaModel
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);

    private SchemaModel(IEnumerable<Migration> migrations)
    {
        foreach (var change in migrations.SelectMany(migration => migration.Changes)
            .Where(change => change is not Fill))
        {
            var table = change switch
            {
                CreateTable create => create.Table,
                AddColumn add => WithColumn(_tables[add.Table], add.Column),
                AddIndex add => WithIndex(_tables[add.Table], add.Index),
                DropIndex drop => WithoutIndex(_tables[drop.Table], drop.Name),
                _ => throw new InvalidOperationException("An unknown change of the schema."),
            };
            _tables[table.Name] = table;
        }
    }

    public static SchemaModel Current { get; } = new(Migration.All);

    public IReadOnlyCollection<Table> Tables => _tables.Values;

    public Table this[string name] => _tables[name];

    public Table? Find(string name) => _tables.GetValueOrDefault(name);

    // A record's copy would keep the texts that were built from the old columns, so both make a new table.
    private static Table WithColumn(Table table, Column column) =>
        new(table.Name, table.TenantColumn, [.. table.Columns, column], table.PrimaryKey, table.Indexes,
            table.ForeignKeys, table.IsClustered);

    private static Table WithoutIndex(Table table, string name) =>
        table with { Indexes = [.. table.Indexes.Where(index => index.Name != name)] };

    private static Table WithIndex(Table table, TableIndex index) => table with { Indexes = [.. table.Indexes, index] };
}
