using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>The public half of an SSH key that opens a tenant's home for uploads.</summary>
public sealed record StoredSshKey(
    TenantId Tenant, Guid Id, string PublicKey, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt);

/// <summary>Finding a key before its tenant is known is <see cref="TenantDirectory.FindSshKey"/>.</summary>
public static class SshKeyRows
{
    private static readonly Table Table = SchemaModel.Current["ssh_keys"];
    private static readonly string AllSql =
        $"select {Table.ColumnList} from ssh_keys where tenant_id = @tenant_id order by created_at desc, id desc";

    public static void Insert(TenantId tenant, IWriteTransaction write, StoredSshKey key) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("id", key.Id),
            ("public_key", key.PublicKey),
            ("created_at", key.CreatedAt),
            ("created_by", key.CreatedBy),
            ("expires_at", key.ExpiresAt),
            ("revoked_at", key.RevokedAt));

    /// <summary>Newest first, revoked ones too.</summary>
    public static List<StoredSshKey> All(TenantId tenant, IReadSession session) =>
        session.Query(AllSql, Read, ("tenant_id", tenant));

    public static bool Revoke(TenantId tenant, IWriteTransaction write, Guid id) =>
        write.Execute(
            "update ssh_keys set revoked_at = @now where tenant_id = @tenant_id and id = @id "
            + "and revoked_at is null and expires_at > @now",
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id)) == 1;

    public static int RevokeAll(TenantId tenant, IWriteTransaction write) =>
        write.Execute(
            "update ssh_keys set revoked_at = @now where tenant_id = @tenant_id and revoked_at is null",
            ("now", write.Now),
            ("tenant_id", tenant));

    internal static StoredSshKey Read(RowReader row) => new(
        row.Tenant(), row.Guid(), row.Text(), row.Instant(), row.Text(), row.Instant(), row.InstantOrNull());
}
