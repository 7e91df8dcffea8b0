using System.Data.Common;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;
using Npgsql;
using NpgsqlTypes;

namespace Bonafide.Storage.PostgreSql;

internal sealed class PostgreSqlDialect : Dialect
{
    public static readonly PostgreSqlDialect Instance = new();

    public override string Name => "postgresql";

    public override string SkipLocked => " for update skip locked";

    public override string HoldRow => " for share";

    public override string ClusteredSuffix => string.Empty;

    // Ordering by text is ordinal everywhere, whatever the cluster's locale.
    public override string TypeName(ColumnType type) => type switch
    {
        ColumnType.Guid => "uuid",
        ColumnType.Number or ColumnType.Instant => "bigint",
        ColumnType.Text => "text collate \"C\"",
        _ => "bytea",
    };

    // A session says once per transaction whose rows it may touch; '*' is a sweep. Saying nothing shows nothing.
    public override IEnumerable<string> TenantPolicy(Table table)
    {
        if (table.TenantColumn is not { } column)
        {
            yield break;
        }

        var condition =
            $"current_setting('bonafide.tenant', true) = '*' "
            + $"or {column} = nullif(nullif(current_setting('bonafide.tenant', true), '*'), '')::uuid";
        yield return $"alter table {table.Name} enable row level security";
        yield return $"alter table {table.Name} force row level security";
        yield return $"create policy {table.Name}_tenant on {table.Name} using ({condition}) with check ({condition})";
    }

    public override DbParameter NewParameter(string name) => new NpgsqlParameter { ParameterName = name };

    public override void Bind(DbParameter parameter, in DbValue value)
    {
        var typed = (NpgsqlParameter)parameter;
        typed.NpgsqlDbType = value.Kind switch
        {
            DbKind.Number => NpgsqlDbType.Bigint,
            DbKind.Text => NpgsqlDbType.Text,
            DbKind.Guid => NpgsqlDbType.Uuid,
            _ => NpgsqlDbType.Bytea,
        };
        typed.Value = value.IsNull ? DBNull.Value : value.ToObject();
    }

    public override string? IntegrityCheck => null;

    public override Guid ReadGuid(DbDataReader reader, int ordinal) => reader.GetGuid(ordinal);
}
