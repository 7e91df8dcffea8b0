using System.Security.Cryptography;
using Bonafide.Core;
using Bonafide.Core.Devices;
using Bonafide.Core.Executions;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Devices;

/// <summary>Opens blackboxes with the installation's keys, once each.</summary>
internal sealed class Blackboxes(SigningSecrets secrets, Database database, EngineOptions options) : IBlackboxes
{
    public async Task<OpenedBlackbox> OpenAsync(
        ExecutionView execution, string blackbox, CancellationToken cancellationToken)
    {
        var keys = await DeviceKeys.OfAsync(secrets, cancellationToken).ConfigureAwait(false);
        if (BlackboxFormat.Open(keys, blackbox) is not var (nonce, evidence))
        {
            return OpenedBlackbox.Unopened(BlackboxProblem.Invalid);
        }

        if (nonce.Tenant is { } tenant && tenant != execution.Tenant)
        {
            return OpenedBlackbox.Unopened(BlackboxProblem.Foreign);
        }

        var expiresAt = nonce.IssuedAt + options.BlackboxLife;
        if (expiresAt < execution.StartedAt)
        {
            return OpenedBlackbox.Unopened(BlackboxProblem.Expired);
        }

        // The row is kept a life longer than the nonce is accepted, for executions that began in time and run late.
        var isFirst = await database.Writes.RunUnsyncedAsync(
            Actor.System(execution.Tenant, "devices"),
            write => DeviceNonceRows.Use(
                write, SHA256.HashData(nonce.Id.ToByteArray()), execution.Id, expiresAt + options.BlackboxLife),
            cancellationToken).ConfigureAwait(false);
        return isFirst
            ? new()
            {
                Problem = BlackboxProblem.None,
                Evidence = evidence,
                CollectedAt = nonce.IssuedAt,
                Address = nonce.Address,
                UserAgentHash = nonce.UserAgentHash,
            }
            : OpenedBlackbox.Unopened(BlackboxProblem.Replayed);
    }
}
