using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Engine.Tenants;
using Bonafide.Sources.Registers;
using Bonafide.Sources.Registers.Files;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Registers;

/// <summary>
/// The rows that say which registers are in force: remembered for at most five seconds, changed with an audit entry.
/// </summary>
public sealed class StoredRegisters(Database database, KeyRing keys, TimeProvider time, IIds ids) : IRegisterCatalog
{
    private readonly Remembered<TenantId, IReadOnlyList<RegisterInForce>> _tenants = new(time);

    public ValueTask<IReadOnlyList<RegisterInForce>> InForceAsync(
        TenantId tenant, CancellationToken cancellationToken) =>
        _tenants.GetAsync(tenant, ReadAsync, cancellationToken);

    public async ValueTask<byte[]> KeyAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await keys.GetAsync(tenant, cancellationToken).ConfigureAwait(false)).RegisterKey();

    /// <summary>Drops what is remembered of a tenant.</summary>
    public void Forget(TenantId tenant) => _tenants.Forget(tenant);

    public Task<List<RegisterRow>> AllAsync(TenantId tenant, CancellationToken cancellationToken) =>
        database.ReadAsync(tenant, session => RegisterRows.All(tenant, session), cancellationToken);

    public Task<RegisterRow?> FindAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        database.ReadAsync(tenant, session => RegisterRows.Find(tenant, session, name), cancellationToken);

    /// <summary>Puts a version in force.</summary>
    /// <returns>The row before; null when the register is new.</returns>
    public async Task<RegisterRow?> PutAsync(
        Actor actor, RegisterManifest manifest, string verb, CancellationToken cancellationToken) =>
        await ChangeAsync(
            actor, verb, manifest.Name, manifest.Version,
            write =>
            {
                var before = RegisterRows.Find(actor.Tenant, write, manifest.Name);
                RegisterRows.Put(actor.Tenant, write, new RegisterRow(
                    manifest.Name, manifest.Kind, manifest.SourceType.ToString(), manifest.Country, manifest.Version,
                    manifest.Records, manifest.ImportedAt, write.Now, actor.Id));
                return before;
            },
            cancellationToken).ConfigureAwait(false);

    public Task<bool> RemoveAsync(Actor actor, RegisterRow row, CancellationToken cancellationToken) => ChangeAsync(
        actor, "register.remove", row.Name, row.Version,
        write => RegisterRows.Remove(actor.Tenant, write, row.Name), cancellationToken);

    private async Task<IReadOnlyList<RegisterInForce>> ReadAsync(
        TenantId tenant, CancellationToken cancellationToken) =>
        [.. (await AllAsync(tenant, cancellationToken).ConfigureAwait(false)).Select(row => new RegisterInForce(
            row.Name, row.Kind, Enum.Parse<SourceType>(row.SourceType), row.Country, row.Version))];

    private async Task<T> ChangeAsync<T>(
        Actor actor, string verb, string name, Guid version, Func<IWriteTransaction, T> change,
        CancellationToken cancellationToken)
    {
        var tenant = await keys.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        var entry = ids.New();
        var changed = await database.Writes.RunAsync(
            actor,
            write =>
            {
                // A register's name is the operator's word for a list, and no person's value.
                AuditRows.Insert(actor.Tenant, write, AuditEntries.New(
                    tenant, entry, write.Now, actor, verb, JsonSerializer.Serialize(new { register = name, version })));
                return change(write);
            },
            cancellationToken).ConfigureAwait(false);
        Forget(actor.Tenant);
        return changed;
    }
}
