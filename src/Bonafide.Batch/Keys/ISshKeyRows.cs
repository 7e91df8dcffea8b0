using Bonafide.Core;
using Bonafide.Engine.Idempotency;

namespace Bonafide.Batch.Keys;

/// <summary>The SSH keys of all tenants. Private keys are never stored.</summary>
internal interface ISshKeyRows
{
    /// <summary>The key, if it opens its tenant's home now.</summary>
    ValueTask<SshKeyRow?> FindLiveAsync(Guid keyId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The keys of every tenant that open a home now.</summary>
    ValueTask<IReadOnlyList<SshKeyRow>> LiveAsync(CancellationToken cancel);

    /// <summary>A tenant's keys, newest first, dead ones too.</summary>
    ValueTask<IReadOnlyList<SshKeyRow>> ListAsync(TenantId tenant, CancellationToken cancel);

    /// <summary>Adds a key and revokes the tenant's other ones, in one write.</summary>
    /// <param name="mark">What an idempotency key leaves in the same write; null without one.</param>
    ValueTask ReplaceAsync(Actor actor, SshKeyRow key, IdempotentWrites.Mark? mark, CancellationToken cancel);

    /// <summary>False when the tenant has no live key of that id.</summary>
    ValueTask<bool> RevokeAsync(Actor actor, Guid keyId, CancellationToken cancel);
}

/// <summary>One key of a tenant.</summary>
/// <param name="Id">What the forced command names, so what a session is known by.</param>
/// <param name="Tenant">Whose home the key opens.</param>
/// <param name="PublicKey">Type and base64, as in authorized_keys, without a comment.</param>
/// <param name="CreatedAt">When it was generated.</param>
/// <param name="ExpiresAt">Thirty days later.</param>
/// <param name="RevokedAt">When it was revoked or replaced, if so.</param>
internal sealed record SshKeyRow(
    Guid Id, TenantId Tenant, string PublicKey, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
