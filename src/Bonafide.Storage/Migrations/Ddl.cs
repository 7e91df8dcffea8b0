using Bonafide.Storage.Access;

namespace Bonafide.Storage.Migrations;

/// <summary>Writes the changes of the schema in the words of one database.</summary>
internal sealed class Ddl(Dialect dialect)
{
    public IEnumerable<string> Statements(SchemaChange change) => change switch
    {
        CreateTable create => Create(create.Table),
        AddColumn add => [$"alter table {add.Table} add column {Describe(add.Column)}"],
        AddIndex add => [Create(add.Table, add.Index)],
        Fill fill => [fill.Sql],
        DropIndex drop => [$"drop index {drop.Name}"],
        _ => throw new InvalidOperationException("An unknown change of the schema."),
    };

    private IEnumerable<string> Create(Table table)
    {
        var lines = table.Columns.Select(Describe)
            .Append($"primary key ({string.Join(", ", table.PrimaryKey)})")
            .Concat(table.ForeignKeys.Select(Describe));
        var suffix = table.IsClustered ? dialect.ClusteredSuffix : string.Empty;
        yield return $"create table {table.Name} (\n  {string.Join(",\n  ", lines)}\n){suffix}";
        foreach (var index in table.Indexes)
        {
            yield return Create(table.Name, index);
        }

        foreach (var statement in dialect.TenantPolicy(table))
        {
            yield return statement;
        }
    }

    private static string Create(string table, TableIndex index)
    {
        var unique = index.IsUnique ? "unique " : string.Empty;
        var where = index.Where is null ? string.Empty : $" where {index.Where}";
        return $"create {unique}index {index.Name} on {table} ({string.Join(", ", index.Columns)}){where}";
    }

    private string Describe(Column column) =>
        $"{column.Name} {dialect.TypeName(column.Type)}{(column.IsNullable ? string.Empty : " not null")}";

    private static string Describe(ForeignKey key) =>
        $"foreign key ({string.Join(", ", key.Columns)}) "
        + $"references {key.Table} ({string.Join(", ", key.TargetColumns)})";
}
