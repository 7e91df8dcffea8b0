using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Sqlite;

/// <summary>
/// Tells SQLite's planner what a database in use looks like (sqlite.org/fileformat2.html §2.6.3). It would else guess
/// that a tenant has ten rows of a table, and answer for one execution by walking through all rows of its tenant. The
/// numbers are written once and never measured, so that plans are the same in a test and in production.
/// </summary>
internal static class SqliteStatistics
{
    private const long Rows = 1_000_000;

    /// <summary>Of an index with a condition, which holds the few rows that wait for something.</summary>
    private const long PartialRows = 10_000;

    /// <summary>Tenants of a table, and values of a column that names a kind or a state.</summary>
    private const long FewValues = 10;

    /// <summary>Rows that share an id, a hash or an instant.</summary>
    private const long Together = 10;

    /// <summary>Connections that are opened later plan by it.</summary>
    public static void Write(Session session)
    {
        session.Control("analyze sqlite_schema");
        session.Control("begin immediate");
        session.Control("delete from sqlite_stat1");
        foreach (var table in SchemaModel.Current.Tables.Where(table => table.TenantColumn is not null))
        {
            // Of a table without row ids, the key has the table's own name.
            var key = table.IsClustered ? table.Name : $"sqlite_autoindex_{table.Name}_1";
            Insert(session, table, new TableIndex(key, table.PrimaryKey, IsUnique: true));
            foreach (var index in table.Indexes)
            {
                Insert(session, table, index);
            }
        }

        session.Control("commit");
    }

    // Names come from the schema's own model, so nothing has to be escaped.
    private static void Insert(Session session, Table table, TableIndex index) => session.Control(
        $"insert into sqlite_stat1 (tbl, idx, stat) values ('{table.Name}', '{index.Name}', '{Stat(table, index)}')");

    /// <summary>The rows of the index, then how many rows share its first column, its first two, and so on.</summary>
    internal static string Stat(Table table, TableIndex index)
    {
        var rows = index.Where is null ? Rows : PartialRows;
        var shares = new List<long> { rows };
        foreach (var name in index.Columns)
        {
            var isKind = name == table.TenantColumn
                || table.Columns.First(column => column.Name == name).Type is ColumnType.Number or ColumnType.Text;
            rows = Math.Max(1, isKind ? rows / FewValues : Math.Min(rows, Together));
            shares.Add(rows);
        }

        if (index.IsUnique)
        {
            shares[^1] = 1;
        }

        return string.Join(' ', shares);
    }
}
