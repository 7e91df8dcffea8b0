using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tenants;

/// <summary>An OAuth2 client with its secret, which is shown this once.</summary>
public sealed record ClientWithSecret(ClientRow Client, string Name, string Secret);

/// <summary>Makes tenants and their clients: for set-up, the management API and tests.</summary>
public sealed class TenantCreation(
    Database database, MasterKey master, KeyRing keys, IIds ids, TimeProvider time)
{
    /// <summary>Secrets carry 256 random bits; the prefix tells leak scanners and people what they are.</summary>
    private const string LivePrefix = "bfs_live_";
    private const string SandboxPrefix = "bfs_test_";

    public async Task<TenantId> CreateTenantAsync(
        string createdBy, string name, bool isSandbox, TenantSettings settings, CancellationToken cancellationToken)
    {
        var tenant = new TenantId(ids.New());
        var (tenantKeys, wrapped) = master.NewTenant(tenant);
        var now = time.GetUtcNow();
        var row = new TenantRow(
            tenant,
            name,
            isSandbox ? TenantKind.Sandbox : TenantKind.Live,
            wrapped,
            tenantKeys.Seal(
                tenant.Value,
                TenantRows.SettingsColumn,
                JsonSerializer.SerializeToUtf8Bytes(settings, FactJson.Options)),
            settings.DomainPrefix,
            now,
            createdBy,
            now);
        await database.Writes.RunAsync(
            Actor.System(tenant, createdBy),
            write =>
            {
                TenantRows.Insert(tenant, write, row);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return tenant;
    }

    public async Task<ClientWithSecret> CreateClientAsync(
        Actor actor, string name, Permissions permissions, CancellationToken cancellationToken)
    {
        var tenant = await keys.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var isSandbox = await IsSandboxAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var id = ids.New();
        var clientId = id.ToString();
        var secret = NewSecret(isSandbox);
        var now = time.GetUtcNow();
        var row = new ClientRow(
            actor.Tenant,
            clientId,
            tenant.Seal(id, "oauth_clients.sealed_name", Encoding.UTF8.GetBytes(name)),
            HashOf(tenant, secret),
            permissions,
            IsActive: true,
            now,
            actor.Id,
            now);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                ClientRows.Insert(actor.Tenant, write, row);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return new(row, name, secret);
    }

    internal static string NewSecret(bool isSandbox) =>
        (isSandbox ? SandboxPrefix : LivePrefix) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static byte[] HashOf(TenantKeys tenant, string secret) =>
        tenant.Hash(ClientDirectory.SecretPurpose, Encoding.UTF8.GetBytes(secret));

    internal async Task<bool> IsSandboxAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            tenant, session => TenantRows.Find(tenant, session)?.Kind, cancellationToken).ConfigureAwait(false)
        == TenantKind.Sandbox;
}
