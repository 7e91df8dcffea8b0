using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

public enum TenantKind
{
    Live = 1,
    Sandbox = 2,
}

/// <param name="Name">The organisation's name; not a person's.</param>
/// <param name="WrappedKey">The root key, wrapped by the master key.</param>
/// <param name="SealedSettings">Settings as JSON, sealed under the tenant's key at
/// <see cref="TenantRows.SettingsColumn"/>.</param>
/// <param name="DomainPrefix">Prefix of the web client's host, unique in the installation.</param>
public sealed record TenantRow(
    TenantId Id,
    string Name,
    TenantKind Kind,
    byte[] WrappedKey,
    byte[]? SealedSettings,
    string? DomainPrefix,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt);

public static class TenantRows
{
    public const string SettingsColumn = "tenants.sealed_settings";

    private static readonly Table Table = SchemaModel.Current["tenants"];
    private static readonly string ById = $"select {Table.ColumnList} from tenants where id = @tenant_id";

    public static void Insert(TenantId tenant, IWriteTransaction write, TenantRow row) =>
        write.Execute(
            "insert into tenants (id, name, kind, wrapped_key, sealed_settings, domain_prefix, created_at, created_by, "
            + "updated_at) values (@tenant_id, @name, @kind, @wrapped_key, @sealed_settings, @domain_prefix, "
            + "@created_at, @created_by, @updated_at)",
            ("tenant_id", tenant),
            ("name", row.Name),
            ("kind", (int)row.Kind),
            ("wrapped_key", row.WrappedKey),
            ("sealed_settings", row.SealedSettings),
            ("domain_prefix", row.DomainPrefix),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("updated_at", row.UpdatedAt));

    public static TenantRow? Find(TenantId tenant, IReadSession session) =>
        session.QueryOne(ById, Read, ("tenant_id", tenant));

    /// <summary>Replaces the settings; 0 when somebody changed them after <paramref name="seen"/> was read.</summary>
    public static int UpdateSettings(
        TenantId tenant, IWriteTransaction write, DateTimeOffset seen, byte[] sealedSettings, string? domainPrefix) =>
        write.Execute(
            "update tenants set sealed_settings = @sealed_settings, domain_prefix = @domain_prefix, updated_at = @now "
            + "where id = @tenant_id and updated_at = @seen",
            ("sealed_settings", sealedSettings),
            ("domain_prefix", domainPrefix),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("seen", seen));

    public static int Rename(TenantId tenant, IWriteTransaction write, string name) =>
        write.Execute(
            "update tenants set name = @name, updated_at = @now where id = @tenant_id",
            ("name", name),
            ("now", write.Now),
            ("tenant_id", tenant));

    /// <summary>Replaces the wrapped root key; 0 when it is no longer <paramref name="seen"/>.</summary>
    public static int Rewrap(TenantId tenant, IWriteTransaction write, byte[] seen, byte[] wrapped) =>
        write.Execute(
            "update tenants set wrapped_key = @wrapped where id = @tenant_id and wrapped_key = @seen",
            ("wrapped", wrapped),
            ("tenant_id", tenant),
            ("seen", seen));

    internal static TenantRow Read(RowReader row) => new(
        row.Tenant(),
        row.Text(),
        (TenantKind)row.Int(),
        row.Bytes(),
        row.BytesOrNull(),
        row.TextOrNull(),
        row.Instant(),
        row.Text(),
        row.Instant());
}
