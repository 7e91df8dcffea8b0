using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A named setting of a tenant that is not part of its settings record: a connector's, a custom
/// list.</summary>
/// <param name="SealedValue">Sealed under the tenant's key, row = tenant, column = <c>settings/</c> + name.</param>
public sealed record SettingRow(string Name, byte[] SealedValue, DateTimeOffset UpdatedAt, string UpdatedBy);

public static class SettingRows
{
    private static readonly Table Table = SchemaModel.Current["settings"];
    private static readonly string Upsert =
        Table.Insert + " on conflict (tenant_id, name) do update set sealed_value = excluded.sealed_value, "
        + "updated_at = excluded.updated_at, updated_by = excluded.updated_by";

    private static readonly string ByName =
        $"select {Table.ColumnList} from settings where tenant_id = @tenant_id and name = @name";

    private static readonly string AllSql =
        $"select {Table.ColumnList} from settings where tenant_id = @tenant_id order by name";

    public static void Put(TenantId tenant, IWriteTransaction write, string name, byte[] sealedValue) =>
        write.Execute(
            Upsert,
            ("tenant_id", tenant),
            ("name", name),
            ("sealed_value", sealedValue),
            ("updated_at", write.Now),
            ("updated_by", write.Actor.Id));

    public static SettingRow? Find(TenantId tenant, IReadSession session, string name) =>
        session.QueryOne(ByName, Read, ("tenant_id", tenant), ("name", name));

    public static List<SettingRow> All(TenantId tenant, IReadSession session) =>
        session.Query(AllSql, Read, ("tenant_id", tenant));

    public static bool Remove(TenantId tenant, IWriteTransaction write, string name) =>
        write.Execute(
            "delete from settings where tenant_id = @tenant_id and name = @name",
            ("tenant_id", tenant),
            ("name", name)) == 1;

    private static SettingRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(row.Text(), row.Bytes(), row.Instant(), row.Text());
    }
}
