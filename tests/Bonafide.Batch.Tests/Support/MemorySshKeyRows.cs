using System.Collections.Concurrent;
using Bonafide.Batch.Keys;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;

namespace Bonafide.Batch.Tests.Support;

internal sealed class MemorySshKeyRows(TimeProvider time) : ISshKeyRows
{
    public ConcurrentDictionary<Guid, SshKeyRow> Rows { get; } = new();

    public ValueTask<SshKeyRow?> FindLiveAsync(Guid keyId, DateTimeOffset now, CancellationToken cancel) =>
        new(Rows.GetValueOrDefault(keyId) is { } key && key.IsLive(now) ? key : null);

    public ValueTask<IReadOnlyList<SshKeyRow>> ListAsync(TenantId tenant, CancellationToken cancel) =>
        new([.. Rows.Values.Where(key => key.Tenant == tenant).OrderByDescending(key => key.CreatedAt)]);

    public ValueTask<IReadOnlyList<SshKeyRow>> LiveAsync(CancellationToken cancel) =>
        new([.. Rows.Values.Where(k => k.IsLive(time.GetUtcNow()))]);

    public ValueTask ReplaceAsync(
        Actor actor, SshKeyRow key, IdempotentWrites.Mark? mark, CancellationToken cancel)
    {
        foreach (var old in Rows.Values.Where(k => k.Tenant == actor.Tenant && k.RevokedAt is null))
        {
            Rows[old.Id] = old with { RevokedAt = time.GetUtcNow() };
        }

        Rows[key.Id] = key;
        return default;
    }

    public ValueTask<bool> RevokeAsync(Actor actor, Guid keyId, CancellationToken cancel)
    {
        if (!Rows.TryGetValue(keyId, out var key) || key.Tenant != actor.Tenant || !key.IsLive(time.GetUtcNow()))
        {
            return new(false);
        }

        Rows[keyId] = key with { RevokedAt = time.GetUtcNow() };
        return new(true);
    }
}
