using Bonafide.Core;
using Bonafide.Core.Sightings;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Sightings;

/// <summary>Makes the hashes of what was seen, before the write that stores them.</summary>
public sealed class SightingNotes(PhoneSharing sharing)
{
    public async Task<IReadOnlyList<SightingNote>> OfAsync(
        TenantContext tenant, IEnumerable<SightingKey> keys, CancellationToken cancellationToken)
    {
        var shared = await sharing.KeyAsync(tenant.IsSandbox, cancellationToken).ConfigureAwait(false);
        return
        [
            .. keys.Distinct().Select(key =>
                new SightingNote(key.Kind, SightingHashes.Of(tenant.Keys, key), shared?.Hash(key))),
        ];
    }
}

/// <summary>An identity element that was seen, as it is stored.</summary>
public sealed record SightingNote(SightingKind Kind, byte[] Hash, byte[]? SharedHash)
{
    /// <param name="at">The instant of finalize.</param>
    internal void Insert(IWriteTransaction write, TenantId tenant, ExecutionRow execution, DateTimeOffset at) =>
        SightingRows.Insert(tenant, write, new(
            Kind, Hash, execution.Id, execution.Account, at, execution.Channel ?? "API", SharedHash: SharedHash));
}
