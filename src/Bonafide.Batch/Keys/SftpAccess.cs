using Bonafide.Batch.Executions;
using Bonafide.Batch.OpenSsh;
using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Tenants;

namespace Bonafide.Batch.Keys;

/// <summary>What a tenant does about its SFTP access: where it is, and the keys that open it.</summary>
internal sealed class SftpAccess(
    SftpHost host, TenantContexts tenants, IdempotentWrites once, TimeProvider time)
{
    /// <exception cref="RequestProblemException">403, or 409 where SFTP is off.</exception>
    public SftpReply Address(Actor actor)
    {
        actor.Demand(Permissions.Initiate);
        var (name, port, hostKey) = host.Address ?? throw Off();
        var user = actor.Tenant.Value;
        return new(name, port, user, $"sftp://{user}@{(name.Contains(':') ? $"[{name}]" : name)}:{port}", hostKey);
    }

    /// <summary>
    /// A new pair. Private keys are never stored, so a repeat under an idempotency key makes no other pair and cannot
    /// show this one again: it is refused.
    /// </summary>
    /// <exception cref="RequestProblemException">400, 403, or 409 for a repeat or where SFTP is off.</exception>
    public async Task<SshKeyPairReply> GenerateAsync(
        Actor actor, string? type, IdempotentRequest repeatable, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        var kind = type switch
        {
            null or "ed25519" => SshKeyKind.Ed25519,
            "rsa" => SshKeyKind.Rsa3072,
            _ => throw new RequestProblemException(
                ProblemKind.BadRequest, "The kind of key is not known.",
                [new("type", ViolationCodes.InvalidValue, "Must be ed25519 or rsa.")]),
        };
        var tenant = await tenants.GetAsync(actor.Tenant, cancel);
        if (!tenant.Settings.BatchUploads)
        {
            throw BatchUploads.SwitchedOff();
        }

        var keys = Keys();
        return await once.RunAsync(
            actor,
            tenant,
            repeatable,
            async mark =>
            {
                var pair = await keys.GenerateAsync(actor, kind, mark, cancel);
                return new SshKeyPairReply(pair.KeyId, pair.PrivateKey, pair.PublicKey, pair.ExpiresAt);
            },
            _ => throw ShownBefore(),
            cancel);
    }

    /// <exception cref="RequestProblemException">403, or 409 where SFTP is off.</exception>
    public async Task<SshKeyListReply> ListAsync(Actor actor, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        var now = time.GetUtcNow();
        var keys = await Keys().ListAsync(actor, cancel);
        return new([.. keys.Select(key => new SshKeyReply(
            key.Id, key.PublicKey, key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.IsLive(now)))]);
    }

    /// <summary>Refuses the key from now on; its sessions end within seconds.</summary>
    /// <exception cref="RequestProblemException">403, 404, or 409 where SFTP is off.</exception>
    public async Task RevokeAsync(Actor actor, Guid key, CancellationToken cancel)
    {
        actor.Demand(Permissions.Manage);
        if (!await Keys().RevokeAsync(actor, key, cancel))
        {
            throw RequestProblemException.NotFound();
        }
    }

    private SshKeys Keys() => host.Service?.Keys ?? throw Off();

    private static RequestProblemException ShownBefore() => new(
        ProblemKind.Conflict,
        "A key pair was generated under this Idempotency-Key, and its private key is shown once; use a new key.");

    private static RequestProblemException Off() => new(
        ProblemKind.Conflict, "Uploads by SFTP are switched off in this installation's configuration.");
}
