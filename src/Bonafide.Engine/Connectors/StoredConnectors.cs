using System.Text.Json;
using Bonafide.Core;
using Bonafide.Engine.Tenants;
using Bonafide.Sources.Connectors;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Connectors;

/// <summary>
/// A tenant's connectors, each one sealed setting with its credentials; remembered for at most five seconds, changed
/// with an audit entry.
/// </summary>
public sealed class StoredConnectors(Database database, KeyRing keys, TimeProvider time, IIds ids) : IConnectorCatalog
{
    private const string Prefix = "connector/";

    private readonly Remembered<TenantId, IReadOnlyList<StoredConnector>> _tenants = new(time);

    public ValueTask<IReadOnlyList<StoredConnector>> OfAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _tenants.GetAsync(tenant, ReadAsync, cancellationToken);

    /// <summary>Drops what is remembered of a tenant.</summary>
    public void Forget(TenantId tenant) => _tenants.Forget(tenant);

    public async Task PutAsync(Actor actor, ConnectorDefinition definition, CancellationToken cancellationToken)
    {
        var tenant = await keys.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var name = Prefix + definition.Name;
        var value = tenant.Seal(
            actor.Tenant.Value, Column(name),
            JsonSerializer.SerializeToUtf8Bytes(definition, ConnectorDefinition.Json));
        await ChangeAsync(
            actor, tenant, "connector.put", definition.Name,
            write =>
            {
                SettingRows.Put(actor.Tenant, write, name, value);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <returns>False when there was none of this name.</returns>
    public async Task<bool> RemoveAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        await ChangeAsync(
            actor, await keys.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false), "connector.remove", name,
            write => SettingRows.Remove(actor.Tenant, write, Prefix + name), cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<StoredConnector>> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var opener = await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            tenant, session => SettingRows.All(tenant, session), cancellationToken).ConfigureAwait(false);
        return
        [
            .. rows.Where(row => row.Name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(row => Open(opener, row.Name, row.SealedValue)),
        ];
    }

    private async Task<bool> ChangeAsync(
        Actor actor, TenantKeys tenant, string verb, string name, Func<IWriteTransaction, bool> change,
        CancellationToken cancellationToken)
    {
        var entry = ids.New();
        var changed = await database.Writes.RunAsync(
            actor,
            write =>
            {
                var done = change(write);
                if (done)
                {
                    // A connector's name is the operator's word for a provider, and no person's value.
                    AuditRows.Insert(actor.Tenant, write, AuditEntries.New(
                        tenant, entry, write.Now, actor, verb, JsonSerializer.Serialize(new { connector = name })));
                }

                return done;
            },
            cancellationToken).ConfigureAwait(false);
        Forget(actor.Tenant);
        return changed;
    }

    private static StoredConnector Open(TenantKeys tenant, string name, byte[] sealedValue)
    {
        var plain = tenant.Open(tenant.Tenant.Value, Column(name), sealedValue);

        // The version stands in facts: it must tell definitions apart and give nothing of them away.
        var version = Convert.ToHexStringLower(tenant.Hash("connector/version", plain).AsSpan(0, 8));
        return new(JsonSerializer.Deserialize<ConnectorDefinition>(plain, ConnectorDefinition.Json)!, version);
    }

    private static string Column(string name) => "settings/" + name;
}
