using Bonafide.Batch.Keys;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Storage;

/// <summary>Keys in the database. Those of a tenant whose batches are switched off open nothing.</summary>
internal sealed class StoredSshKeys(Database database, KeyRing keyRing, TenantContexts tenants, IIds ids)
    : ISshKeyRows
{
    public async ValueTask<SshKeyRow?> FindLiveAsync(Guid keyId, DateTimeOffset now, CancellationToken cancel) =>
        await database.ReadAcrossTenantsAsync(s => TenantDirectory.FindSshKey(s, keyId), cancel) is { } found
            && Row(found) is var key && key.IsLive(now) && await MayUploadAsync(key.Tenant, cancel)
            ? key
            : null;

    public async ValueTask<IReadOnlyList<SshKeyRow>> LiveAsync(CancellationToken cancel)
    {
        var live = new List<SshKeyRow>();
        foreach (var key in await database.ReadAcrossTenantsAsync(Sweeps.LiveSshKeys, cancel))
        {
            if (await MayUploadAsync(key.Tenant, cancel))
            {
                live.Add(Row(key));
            }
        }

        return live;
    }

    public async ValueTask<IReadOnlyList<SshKeyRow>> ListAsync(TenantId tenant, CancellationToken cancel) =>
        [.. (await database.ReadAsync(tenant, s => SshKeyRows.All(tenant, s), cancel)).Select(Row)];

    public async ValueTask ReplaceAsync(
        Actor actor, SshKeyRow key, IdempotentWrites.Mark? mark, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(actor.Tenant, cancel);
        var stored = new StoredSshKey(
            key.Tenant, key.Id, key.PublicKey, key.CreatedAt, actor.Id, key.ExpiresAt, key.RevokedAt);
        await database.Writes.RunAsync(
            actor,
            write =>
            {
                mark?.Insert(write, key.Id);
                SshKeyRows.RevokeAll(actor.Tenant, write);
                SshKeyRows.Insert(actor.Tenant, write, stored);
                Record(actor, write, keys, "sshKey.generate", key.Id);
                return 0;
            },
            cancel);
    }

    public async ValueTask<bool> RevokeAsync(Actor actor, Guid keyId, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(actor.Tenant, cancel);
        return await database.Writes.RunAsync(
            actor,
            write =>
            {
                var revoked = SshKeyRows.Revoke(actor.Tenant, write, keyId);
                if (revoked)
                {
                    Record(actor, write, keys, "sshKey.revoke", keyId);
                }

                return revoked;
            },
            cancel);
    }

    private void Record(Actor actor, IWriteTransaction write, TenantKeys keys, string verb, Guid key) =>
        AuditRows.Insert(
            actor.Tenant, write,
            AuditEntries.New(keys, ids.New(), write.Now, actor, verb, $$"""{"sshKey":"{{key}}"}"""));

    private async ValueTask<bool> MayUploadAsync(TenantId tenant, CancellationToken cancel) =>
        await tenants.FindAsync(tenant, cancel) is { Settings.BatchUploads: true };

    private static SshKeyRow Row(StoredSshKey key) =>
        new(key.Id, key.Tenant, key.PublicKey, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}
