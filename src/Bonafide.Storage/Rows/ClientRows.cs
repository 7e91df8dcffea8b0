using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>An OAuth2 client of a tenant.</summary>
/// <param name="SealedName">The client's display name, sealed under the tenant's key.</param>
/// <param name="SecretHash">Keyed hash of the 256-bit secret (<see cref="Keys.TenantKeys.Hash"/>).</param>
public sealed record ClientRow(
    TenantId Tenant,
    string ClientId,
    byte[] SealedName,
    byte[] SecretHash,
    Permissions Permissions,
    bool IsActive,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt);

/// <summary>Finding a client before its tenant is known is <see cref="TenantDirectory.FindClient"/>.</summary>
public static class ClientRows
{
    private static readonly Table Table = SchemaModel.Current["oauth_clients"];
    private static readonly string OfTenant =
        $"select {Table.ColumnList} from oauth_clients where tenant_id = @tenant_id order by created_at, client_id";

    private static readonly string ById =
        $"select {Table.ColumnList} from oauth_clients where tenant_id = @tenant_id and client_id = @client_id";

    public static void Insert(TenantId tenant, IWriteTransaction write, ClientRow row) =>
        write.Execute(
            Table.Insert,
            ("tenant_id", tenant),
            ("client_id", row.ClientId),
            ("sealed_name", row.SealedName),
            ("secret_hash", row.SecretHash),
            ("permissions", (int)row.Permissions),
            ("active", row.IsActive),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("updated_at", row.UpdatedAt));

    public static List<ClientRow> All(TenantId tenant, IReadSession session) =>
        session.Query(OfTenant, Read, ("tenant_id", tenant));

    public static ClientRow? Find(TenantId tenant, IReadSession session, string clientId) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant), ("client_id", clientId));

    /// <summary>Changes name, permissions and state; 0 when there is no such client.</summary>
    public static int Update(
        TenantId tenant,
        IWriteTransaction write,
        string clientId,
        byte[] sealedName,
        Permissions permissions,
        bool isActive) =>
        write.Execute(
            "update oauth_clients set sealed_name = @sealed_name, permissions = @permissions, active = @active, "
            + "updated_at = @now where tenant_id = @tenant_id and client_id = @client_id",
            ("sealed_name", sealedName),
            ("permissions", (int)permissions),
            ("active", isActive),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("client_id", clientId));

    /// <summary>Replaces the secret; 0 when there is no such client.</summary>
    public static int ReplaceSecret(TenantId tenant, IWriteTransaction write, string clientId, byte[] secretHash) =>
        write.Execute(
            "update oauth_clients set secret_hash = @secret_hash, updated_at = @now "
            + "where tenant_id = @tenant_id and client_id = @client_id",
            ("secret_hash", secretHash),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("client_id", clientId));

    internal static ClientRow Read(RowReader row) => new(
        row.Tenant(),
        row.Text(),
        row.Bytes(),
        row.Bytes(),
        (Permissions)row.Int(),
        row.Flag(),
        row.Instant(),
        row.Text(),
        row.Instant());
}
