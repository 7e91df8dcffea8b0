using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>A file or folder of a tenant's upload home.</summary>
/// <param name="PathHash">Keyed hash of the path, by which it is found.</param>
/// <param name="Id">What the path is sealed under.</param>
/// <param name="Content">Where the bytes are; null for a folder.</param>
public sealed record HomeEntryRow(
    byte[] PathHash, Guid Id, byte[] SealedPath, Guid? Content, long Size, DateTimeOffset ModifiedAt, bool Frozen);

public static class HomeEntryRows
{
    public const string PathColumn = "home_entries.sealed_path";

    private static readonly Table Table = SchemaModel.Current["home_entries"];
    private static readonly string Upsert =
        Table.Insert + " on conflict (tenant_id, path_hash) do update set id = excluded.id, "
        + "sealed_path = excluded.sealed_path, content_id = excluded.content_id, size = excluded.size, "
        + "modified_at = excluded.modified_at, frozen = excluded.frozen";

    private static readonly string AllSql =
        $"select {Table.ColumnList} from home_entries where tenant_id = @tenant_id";

    public static void Put(TenantId tenant, IWriteTransaction write, HomeEntryRow row) =>
        write.Execute(
            Upsert,
            ("tenant_id", tenant),
            ("path_hash", row.PathHash),
            ("id", row.Id),
            ("sealed_path", row.SealedPath),
            ("content_id", row.Content),
            ("size", row.Size),
            ("modified_at", row.ModifiedAt),
            ("frozen", row.Frozen));

    public static void Remove(TenantId tenant, IWriteTransaction write, byte[] pathHash) =>
        write.Execute(
            "delete from home_entries where tenant_id = @tenant_id and path_hash = @path_hash",
            ("tenant_id", tenant),
            ("path_hash", pathHash));

    public static List<HomeEntryRow> All(TenantId tenant, IReadSession session) =>
        session.Query(AllSql, Read, ("tenant_id", tenant));

    private static HomeEntryRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Bytes(), row.Guid(), row.Bytes(), row.GuidOrNull(), row.Number(), row.Instant(), row.Flag());
    }
}
