using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Tokens;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Sightings;

/// <summary>
/// History of phone numbers and their ranges across the tenants of the installation, where its operator has them
/// share. Off, nothing is written and nothing is read.
/// </summary>
public sealed class PhoneSharing(SigningSecrets secrets, Database database, EngineOptions options)
{
    /// <summary>Null when tenants do not share.</summary>
    public async ValueTask<SharedPhoneKey?> KeyAsync(bool isSandbox, CancellationToken cancellationToken)
    {
        if (!options.SharePhoneHistory)
        {
            return null;
        }

        var known = await secrets.OfKindAsync(SecretKinds.PhoneSharing, cancellationToken).ConfigureAwait(false);
        return new(known[0].Secret, isSandbox);
    }

    /// <summary>The same histories, those of phones with what other tenants saw.</summary>
    /// <param name="histories">Each with the key of its element.</param>
    public async Task<IReadOnlyList<ElementHistory>> WithOthersAsync(
        ExecutionView execution,
        IReadOnlyList<(SightingKey Key, ElementHistory History)> histories,
        CancellationToken cancellationToken)
    {
        var shared = await KeyAsync(execution.IsSandbox, cancellationToken).ConfigureAwait(false);
        var hashed = histories.Select(one => (one.History, Hash: shared?.Hash(one.Key))).ToList();
        return hashed.TrueForAll(one => one.Hash is null)
            ? [.. hashed.Select(one => one.History)]
            : await database.ReadAcrossTenantsAsync(
                session => hashed.ConvertAll(one => one.Hash is { } hash
                    ? one.History with { OtherTenants = Others(session, execution, hash) }
                    : one.History),
                cancellationToken).ConfigureAwait(false);
    }

    private static SharedHistory Others(IReadSession session, ExecutionView execution, byte[] hash) =>
        SharedSightingRows.History(execution.Tenant, session, hash, execution.Id, execution.StartedAt);
}
