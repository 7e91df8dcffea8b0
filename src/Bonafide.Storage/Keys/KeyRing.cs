using System.Collections.Concurrent;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Storage.Keys;

/// <summary>Finds a tenant's keys, and keeps the last used ones in memory.</summary>
public sealed class KeyRing(MasterKey master, Database database)
{
    /// <summary>Keys of this many tenants stay in memory; past it the whole cache starts anew.</summary>
    private const int MostTenants = 10_000;

    private readonly ConcurrentDictionary<TenantId, TenantKeys> _tenants = new();

    public MasterKey Master => master;

    /// <summary>The keys of a tenant; null when there is no such tenant.</summary>
    public async ValueTask<TenantKeys?> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (_tenants.TryGetValue(tenant, out var known))
        {
            return known;
        }

        var row = await database
            .ReadAsync(tenant, session => TenantRows.Find(tenant, session), cancellationToken)
            .ConfigureAwait(false);
        if (row is null)
        {
            return null;
        }

        if (_tenants.Count >= MostTenants)
        {
            _tenants.Clear();
        }

        return _tenants.GetOrAdd(tenant, master.OpenTenant(tenant, row.WrappedKey));
    }

    /// <summary>As <see cref="FindAsync"/>, for a tenant that must exist.</summary>
    public async ValueTask<TenantKeys> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await FindAsync(tenant, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("There is no such tenant.");

    /// <summary>
    /// Wraps every tenant's root key and every secret with the current master key. Data keys and data stay as they
    /// are. Can be run again after an interruption.
    /// </summary>
    /// <returns>How many keys were wrapped anew.</returns>
    public async Task<int> RotateAsync(CancellationToken cancellationToken)
    {
        var tenants = await database
            .ReadAcrossTenantsAsync(TenantDirectory.All, cancellationToken).ConfigureAwait(false);
        var rewrapped = 0;
        foreach (var tenant in tenants)
        {
            if (master.RewrapTenant(tenant.Id, tenant.WrappedKey) is { } wrapped)
            {
                rewrapped += await database.Writes.RunAsync(
                    Actor.System(tenant.Id, "key rotation"),
                    write => TenantRows.Rewrap(tenant.Id, write, tenant.WrappedKey, wrapped),
                    cancellationToken).ConfigureAwait(false);
            }
        }

        var secrets = await database
            .ReadAcrossTenantsAsync(SecretRows.All, cancellationToken).ConfigureAwait(false);
        foreach (var secret in secrets)
        {
            if (master.RewrapSecret(secret.Id, secret.WrappedSecret) is { } wrapped)
            {
                rewrapped += await database.Writes.RunAcrossTenantsAsync(
                    "key rotation",
                    write => SecretRows.Rewrap(write, secret.Id, secret.WrappedSecret, wrapped),
                    cancellationToken).ConfigureAwait(false);
            }
        }

        return rewrapped;
    }
}
