using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>The version of a register that is in force; its records lie in sealed files of that version.</summary>
/// <param name="SourceType">Credit, Government, Commercial … (seed, eKYC Checks).</param>
/// <param name="Country">ISO 3166-1 alpha-3, when all records are of one country.</param>
public sealed record RegisterRow(
    string Name, string Kind, string SourceType, string? Country, Guid Version, long Records,
    DateTimeOffset ImportedAt, DateTimeOffset UpdatedAt, string UpdatedBy);

public static class RegisterRows
{
    private static readonly Table Table = SchemaModel.Current["registers"];
    private static readonly string Upsert =
        Table.Insert + " on conflict (tenant_id, name) do update set kind = excluded.kind, "
        + "source_type = excluded.source_type, country = excluded.country, version = excluded.version, "
        + "records = excluded.records, imported_at = excluded.imported_at, updated_at = excluded.updated_at, "
        + "updated_by = excluded.updated_by";

    private static readonly string AllSql =
        $"select {Table.ColumnList} from registers where tenant_id = @tenant_id order by name";

    private static readonly string ByName =
        $"select {Table.ColumnList} from registers where tenant_id = @tenant_id and name = @name";

    /// <summary>Puts a version in force, in the place of the one before.</summary>
    public static void Put(TenantId tenant, IWriteTransaction write, RegisterRow row) =>
        write.Execute(
            Upsert,
            ("tenant_id", tenant),
            ("name", row.Name),
            ("kind", row.Kind),
            ("source_type", row.SourceType),
            ("country", row.Country),
            ("version", row.Version),
            ("records", row.Records),
            ("imported_at", row.ImportedAt),
            ("updated_at", write.Now),
            ("updated_by", write.Actor.Id));

    public static List<RegisterRow> All(TenantId tenant, IReadSession session) =>
        session.Query(AllSql, Read, ("tenant_id", tenant));

    public static RegisterRow? Find(TenantId tenant, IReadSession session, string name) =>
        session.QueryOne(ByName, Read, ("tenant_id", tenant), ("name", name));

    public static bool Remove(TenantId tenant, IWriteTransaction write, string name) =>
        write.Execute(
            "delete from registers where tenant_id = @tenant_id and name = @name",
            ("tenant_id", tenant),
            ("name", name)) == 1;

    private static RegisterRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Text(), row.Text(), row.Text(), row.TextOrNull(), row.Guid(), row.Number(), row.Instant(),
            row.Instant(), row.Text());
    }
}
