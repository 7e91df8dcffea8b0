using Bonafide.Batch.OpenSsh;
using Bonafide.Core;
using Bonafide.Engine.Idempotency;

namespace Bonafide.Batch.Keys;

/// <summary>
/// Generates and revokes the SSH keys of tenants (seed "SSH Key Generation for SFTP"): one live key a tenant, valid
/// for thirty days, its private half shown once.
/// </summary>
internal sealed class SshKeys(
    ISshKeyRows rows, SshKeyGenerator generator, OpenSshKeyFiles files, IIds ids, TimeProvider time)
{
    public static TimeSpan Life { get; } = TimeSpan.FromDays(30);

    /// <summary>Makes a new pair; whatever key the tenant had stops working at once.</summary>
    /// <param name="mark">What an idempotency key leaves in the same write; null without one.</param>
    public async Task<SshKeyPair> GenerateAsync(
        Actor actor, SshKeyKind kind, IdempotentWrites.Mark? mark, CancellationToken cancel)
    {
        var id = ids.New();
        var (privateKey, publicKey) = await generator.GenerateAsync(id, kind, cancel);
        var now = time.GetUtcNow();
        var row = new SshKeyRow(id, actor.Tenant, publicKey, now, now + Life, null);
        await rows.ReplaceAsync(actor, row, mark, cancel);
        await PublishAsync(cancel);
        return new SshKeyPair(id, privateKey, publicKey, row.ExpiresAt);
    }

    /// <summary>False when there is no such live key. Its sessions end within five seconds.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid keyId, CancellationToken cancel)
    {
        var revoked = await rows.RevokeAsync(actor, keyId, cancel);
        await PublishAsync(cancel);
        return revoked;
    }

    public ValueTask<IReadOnlyList<SshKeyRow>> ListAsync(Actor actor, CancellationToken cancel) =>
        rows.ListAsync(actor.Tenant, cancel);

    /// <summary>
    /// Brings this node's key files in line with the rows; also called every few seconds, for other nodes' changes.
    /// </summary>
    public async Task PublishAsync(CancellationToken cancel) => files.Write(await rows.LiveAsync(cancel));
}
