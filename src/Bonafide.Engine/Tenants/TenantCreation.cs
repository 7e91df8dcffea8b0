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

/// <summary>Makes tenants and their clients: for set-up, the management API and the command line.</summary>
public sealed class TenantCreation(
    Database database, MasterKey master, KeyRing keys, IIds ids, TimeProvider time)
{
    /// <summary>Secrets carry 256 random bits; the prefix tells leak scanners and people what they are.</summary>
    private const string LivePrefix = "bfs_live_";
    private const string SandboxPrefix = "bfs_test_";
    private const string NameColumn = "oauth_clients.sealed_name";

    public async Task<TenantId> CreateTenantAsync(
        string createdBy, string name, bool isSandbox, TenantSettings settings, CancellationToken cancellationToken)
    {
        var (row, _) = NewTenant(createdBy, name, isSandbox, settings);
        await database.Writes.RunAsync(
            Actor.System(row.Id, createdBy),
            write =>
            {
                TenantRows.Insert(row.Id, write, row);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return row.Id;
    }

    public async Task<ClientWithSecret> CreateClientAsync(
        Actor actor, string name, Permissions permissions, CancellationToken cancellationToken)
    {
        var tenant = await ContextAsync(actor, cancellationToken).ConfigureAwait(false);
        var made = NewClient(tenant, actor.Id, name, permissions, keyHash: null);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                ClientRows.Insert(actor.Tenant, write, made.Client);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return made;
    }

    internal async Task<TenantContext> ContextAsync(Actor actor, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            actor.Tenant, session => TenantRows.Find(actor.Tenant, session), cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("There is no such tenant.");
        return TenantContexts.Open(row, await keys.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A tenant with its settings sealed under its own new key.</summary>
    internal (TenantRow Row, TenantKeys Keys) NewTenant(
        string createdBy, string name, bool isSandbox, TenantSettings settings)
    {
        var tenant = new TenantId(ids.New());
        var (tenantKeys, wrapped) = master.NewTenant(tenant);
        var now = time.GetUtcNow();
        var row = new TenantRow(
            tenant,
            name,
            isSandbox ? TenantKind.Sandbox : TenantKind.Live,
            wrapped,
            SealSettings(tenantKeys, settings),
            settings.DomainPrefix,
            now,
            createdBy,
            now);
        return (row, tenantKeys);
    }

    internal ClientWithSecret NewClient(
        TenantContext tenant, string createdBy, string name, Permissions permissions, byte[]? keyHash)
    {
        var id = ids.New();
        var secret = NewSecret(tenant, id, keyHash);
        var now = time.GetUtcNow();
        var row = new ClientRow(
            tenant.Id,
            id.ToString(),
            SealName(tenant.Keys, id, name),
            HashOf(tenant.Keys, secret),
            permissions,
            IsActive: true,
            now,
            createdBy,
            now);
        return new(row, name, secret);
    }

    /// <param name="keyHash">Keyed hash of the request's idempotency key: a repeat gets the same secret, as no other
    /// request does. Null: random bits.</param>
    internal static string NewSecret(TenantContext tenant, Guid client, byte[]? keyHash) =>
        (tenant.IsSandbox ? SandboxPrefix : LivePrefix) + Base64Url.EncodeToString(keyHash is null
            ? RandomNumberGenerator.GetBytes(32)
            : tenant.Keys.Hash("oauth-client-secret-of-request", [.. client.ToByteArray(), .. keyHash]));

    internal static byte[] HashOf(TenantKeys tenant, string secret) =>
        tenant.Hash(ClientDirectory.SecretPurpose, Encoding.UTF8.GetBytes(secret));

    internal static byte[] SealName(TenantKeys tenant, Guid client, string name) =>
        tenant.Seal(client, NameColumn, Encoding.UTF8.GetBytes(name));

    internal static byte[] OpenName(TenantKeys tenant, ClientRow row) =>
        tenant.Open(Guid.Parse(row.ClientId), NameColumn, row.SealedName);

    public static byte[] SealSettings(TenantKeys tenant, TenantSettings settings) => tenant.Seal(
        tenant.Tenant.Value,
        TenantRows.SettingsColumn,
        JsonSerializer.SerializeToUtf8Bytes(settings, FactJson.Options));
}
