using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Tokens;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>The keys of the installation, for its operator. What earlier keys signed still verifies.</summary>
public sealed class InstallationKeyService(ManagedWrites writes, SigningSecrets signing, KeyRing keys)
{
    private static readonly string[] Kinds =
    [
        SecretKinds.AccessToken, SecretKinds.TransactionToken, SecretKinds.AuditBlock, SecretKinds.DeviceBox,
        SecretKinds.FaceChallenge,
    ];

    /// <summary>Makes a new signing key of a kind.</summary>
    /// <exception cref="RequestProblemException">403, or 404 for a kind that is none.</exception>
    public async Task RotateAsync(
        Actor actor, string kind, IdempotentRequest repeatable, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Operate);
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
        {
            throw RequestProblemException.NotFound();
        }

        await NotedAsync(actor, AuditVerbs.KeyRotate, repeatable, async () =>
        {
            await signing.RotateAsync(kind, cancellationToken).ConfigureAwait(false);
            return 0;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Wraps every tenant's key and every signing key with the current master key (the first of its
    /// source), so that an older one can be taken out of it.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<RewrapReply> RewrapAsync(
        Actor actor, IdempotentRequest repeatable, CancellationToken cancellationToken)
    {
        actor.Demand(Permissions.Operate);
        return new(await NotedAsync(
            actor, AuditVerbs.KeyRewrap, repeatable, () => keys.RotateAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false));
    }

    /// <summary>These acts span tenants, so the note in the operator's own tenant comes before the act.</summary>
    private async Task<int> NotedAsync(
        Actor actor, string verb, IdempotentRequest repeatable, Func<Task<int>> act,
        CancellationToken cancellationToken)
    {
        var isRepeat = await writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) => Task.FromResult(new ManagedWrite<bool>(verb, tenant.Id.Value, _ => false)),
            (_, _) => Task.FromResult(true),
            cancellationToken).ConfigureAwait(false);
        return isRepeat ? 0 : await act().ConfigureAwait(false);
    }
}
