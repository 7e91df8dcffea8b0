using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>A migrated database has exactly the tables that the migrations describe.</summary>
public abstract class SchemaContract(DatabaseKind kind)
{
    [Fact]
    public async Task Migrated_EqualsTheModel()
    {
        await using var world = await World.NewAsync(kind);

        var found = await world.Database.ReadAcrossTenantsAsync(ReadColumns, CancellationToken.None);

        var expected = SchemaModel.Current.Tables.ToDictionary(
            table => table.Name,
            table => table.Columns
                .Select(column => $"{column.Name} {TypeOf(column.Type)} {(column.IsNullable ? "null" : "not null")}")
                .ToList());
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, table => Assert.Equal(table.Value, found[table.Key]));
    }

    [Fact]
    public async Task Migrated_HasEveryIndex()
    {
        await using var world = await World.NewAsync(kind);

        var found = await world.Database.ReadAcrossTenantsAsync(ReadIndexes, CancellationToken.None);

        var expected = SchemaModel.Current.Tables.SelectMany(table => table.Indexes).Select(index => index.Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Migrating_Twice_ChangesNothing()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();

        await world.Database.MigrateAsync(CancellationToken.None);

        Assert.NotNull(await world.ReadAsync(s => Rows.ExecutionRows.Find(world.Tenant, s, made.Id)));
    }

    protected abstract string TypeOf(ColumnType type);

    /// <summary>Tables with their columns, each as "name type null|not null".</summary>
    protected abstract Dictionary<string, List<string>> ReadColumns(IReadSession session);

    protected abstract List<string> ReadIndexes(IReadSession session);
}

public sealed class SqliteSchemaTests(SqliteKind kind) : SchemaContract(kind), IClassFixture<SqliteKind>
{
    protected override string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Number or ColumnType.Instant => "INTEGER",
        ColumnType.Text => "TEXT",
        _ => "BLOB",
    };

    protected override Dictionary<string, List<string>> ReadColumns(IReadSession session) =>
        session.Query(
            "select t.name, c.name, c.type, c.\"notnull\" from sqlite_schema t, pragma_table_info(t.name) c "
            + "where t.type = 'table' and t.name not in ('schema_migrations', 'sqlite_stat1') order by t.name, c.cid",
            row => (Table: row.Text(), Column: $"{row.Text()} {row.Text()} {(row.Flag() ? "not null" : "null")}"))
            .GroupBy(row => row.Table, row => row.Column)
            .ToDictionary(group => group.Key, group => group.ToList());

    protected override List<string> ReadIndexes(IReadSession session) =>
        session.Query("select name from sqlite_schema where type = 'index' and sql is not null", row => row.Text());
}

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSchemaTests(PostgreSqlKind kind) : SchemaContract(kind)
{
    [Fact]
    public async Task EveryTenantTable_HasItsPolicy()
    {
        await using var world = await World.NewAsync(kind);

        var forced = await world.Database.ReadAcrossTenantsAsync(
            session => session.Query(
                "select c.relname::text from pg_class c join pg_policy p on p.polrelid = c.oid "
                + "where c.relrowsecurity and c.relforcerowsecurity",
                row => row.Text()),
            CancellationToken.None);

        var expected = SchemaModel.Current.Tables.Where(table => table.TenantColumn is not null);
        Assert.Equal(
            expected.Select(table => table.Name).Order(StringComparer.Ordinal), forced.Order(StringComparer.Ordinal));
    }

    protected override string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Guid => "uuid",
        ColumnType.Number or ColumnType.Instant => "bigint",
        ColumnType.Text => "text",
        _ => "bytea",
    };

    protected override Dictionary<string, List<string>> ReadColumns(IReadSession session) =>
        session.Query(
            "select table_name::text, column_name::text, data_type::text, "
            + "case is_nullable when 'YES' then 'null' else 'not null' end "
            + "from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migrations' "
            + "order by table_name, ordinal_position",
            row => (Table: row.Text(), Column: $"{row.Text()} {row.Text()} {row.Text()}"))
            .GroupBy(row => row.Table, row => row.Column)
            .ToDictionary(group => group.Key, group => group.ToList());

    protected override List<string> ReadIndexes(IReadSession session) =>
        session.Query(
            "select i.indexname::text from pg_indexes i where i.schemaname = 'public' and not exists ("
            + "select 1 from pg_constraint c where c.conname = i.indexname)",
            row => row.Text());
}
