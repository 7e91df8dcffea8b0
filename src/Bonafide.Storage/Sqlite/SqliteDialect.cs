using System.Data.Common;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bonafide.Storage.Sqlite;

internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Name => "sqlite";

    /// <summary>There is one writer, so nobody can hold a row.</summary>
    public override string SkipLocked => string.Empty;

    public override string HoldRow => string.Empty;

    public override string ClusteredSuffix => " without rowid";

    public override string TypeName(ColumnType type) => type switch
    {
        ColumnType.Number or ColumnType.Instant => "integer",
        ColumnType.Text => "text",
        _ => "blob",
    };

    public override IEnumerable<string> TenantPolicy(Table table) => [];

    public override DbParameter NewParameter(string name) => new SqliteParameter { ParameterName = name };

    public override void Bind(DbParameter parameter, in DbValue value)
    {
        var typed = (SqliteParameter)parameter;
        typed.SqliteType = value.Kind switch
        {
            DbKind.Number => SqliteType.Integer,
            DbKind.Text => SqliteType.Text,
            _ => SqliteType.Blob,
        };
        typed.Value = value.IsNull
            ? DBNull.Value
            : value.Kind switch
            {
                DbKind.Number => value.Number,
                DbKind.Guid => value.Guid.ToByteArray(bigEndian: true),
                _ => value.Reference!,
            };
    }

    public override string? IntegrityCheck => "pragma quick_check(10)";

    public override Guid ReadGuid(DbDataReader reader, int ordinal) =>
        new(raw.sqlite3_column_blob(((SqliteDataReader)reader).Handle, ordinal), bigEndian: true);
}
