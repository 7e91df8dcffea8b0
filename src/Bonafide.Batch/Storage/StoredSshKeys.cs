using Bonafide.Batch.Keys;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Storage;

internal sealed class StoredSshKeys(Database database) : ISshKeyRows
{
    public async ValueTask<Keys.SshKeyRow?> FindAsync(Guid keyId, CancellationToken cancel) =>
        await database.ReadAcrossTenantsAsync(s => TenantDirectory.FindSshKey(s, keyId), cancel) is { } found
            ? Row(found)
            : null;

    public async ValueTask<IReadOnlyList<Keys.SshKeyRow>> LiveAsync(CancellationToken cancel) =>
        [.. (await database.ReadAcrossTenantsAsync(Sweeps.LiveSshKeys, cancel)).Select(Row)];

    public async ValueTask ReplaceAsync(Actor actor, Keys.SshKeyRow key, CancellationToken cancel)
    {
        var stored = new StoredSshKey(
            key.Tenant, key.Id, key.PublicKey, key.CreatedAt, actor.Id, key.ExpiresAt, key.RevokedAt);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                SshKeyRows.RevokeAll(actor.Tenant, write);
                SshKeyRows.Insert(actor.Tenant, write, stored);
                return 0;
            },
            cancel);
    }

    public async ValueTask<bool> RevokeAsync(Actor actor, Guid keyId, CancellationToken cancel) =>
        await database.Writes.RunAsync(actor, write => SshKeyRows.Revoke(actor.Tenant, write, keyId), cancel);

    private static Keys.SshKeyRow Row(StoredSshKey key) =>
        new(key.Id, key.Tenant, key.PublicKey, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}
