using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>
/// Finds the tenant that something belongs to, before there is a tenant to ask for; all of it runs in
/// <see cref="Database.ReadAcrossTenantsAsync"/>.
/// </summary>
public static class TenantDirectory
{
    private static readonly string Tenants = SchemaModel.Current["tenants"].ColumnList;
    private static readonly string Clients = SchemaModel.Current["oauth_clients"].ColumnList;

    private static readonly string AllTenants = $"select {Tenants} from tenants order by created_at, id";
    private static readonly string TenantPage =
        $"select {Tenants} from tenants where (created_at, id) < (@at, @id) "
        + "order by created_at desc, id desc limit @limit";

    private static readonly string ByClient = $"select {Clients} from oauth_clients where client_id = @client_id";
    private static readonly string BySshKey =
        $"select {SchemaModel.Current["ssh_keys"].ColumnList} from ssh_keys where id = @id";

    private static readonly string ByPrefix = $"select {Tenants} from tenants where domain_prefix = @domain_prefix";

    /// <summary>Every tenant of the installation, oldest first.</summary>
    public static List<TenantRow> All(IReadSession session) => session.Query(AllTenants, TenantRows.Read);

    /// <summary>A page of tenants, newest first; start with <see cref="Keyset.Newest"/>.</summary>
    public static List<TenantRow> Page(IReadSession session, Keyset before, int limit) =>
        session.Query(
            TenantPage, TenantRows.Read, ("at", before.CreatedAt), ("id", before.Id), ("limit", limit));

    public static ClientRow? FindClient(IReadSession session, string clientId) =>
        session.QueryOne(ByClient, ClientRows.Read, ("client_id", clientId));

    public static TenantRow? FindByDomainPrefix(IReadSession session, string prefix) =>
        session.QueryOne(ByPrefix, TenantRows.Read, ("domain_prefix", prefix));

    public static StoredSshKey? FindSshKey(IReadSession session, Guid id) =>
        session.QueryOne(BySshKey, SshKeyRows.Read, ("id", id));
}
