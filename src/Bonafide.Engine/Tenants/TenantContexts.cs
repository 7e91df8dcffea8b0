using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tenants;

/// <summary>Finds tenants with their settings, and remembers them for at most five seconds.</summary>
public sealed class TenantContexts(Database database, KeyRing keys, TimeProvider time)
{
    private readonly Remembered<TenantId, TenantContext?> _tenants = new(time);

    /// <summary>The tenant; null when there is none of this id.</summary>
    public ValueTask<TenantContext?> FindAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _tenants.GetAsync(tenant, ReadAsync, cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, for a tenant that must exist.</summary>
    public async ValueTask<TenantContext> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await FindAsync(tenant, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("There is no such tenant.");

    /// <summary>Drops what is remembered of a tenant that was just changed on this node.</summary>
    public void Forget(TenantId tenant) => _tenants.Forget(tenant);

    internal static TenantContext Open(TenantRow row, TenantKeys keys)
    {
        var settings = row.SealedSettings is { } sealedSettings
            ? JsonSerializer.Deserialize<TenantSettings>(
                keys.Open(row.Id.Value, TenantRows.SettingsColumn, sealedSettings), FactJson.Options)!
            : new TenantSettings();
        return new(
            row.Id,
            row.Name,
            row.Kind == TenantKind.Sandbox,
            row.DomainPrefix,
            settings with { DomainPrefix = row.DomainPrefix },
            keys,
            row.UpdatedAt);
    }

    private async Task<TenantContext?> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            tenant, session => TenantRows.Find(tenant, session), cancellationToken).ConfigureAwait(false);
        return row is null ? null : Open(row, await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false));
    }
}
