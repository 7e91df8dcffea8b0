using Bonafide.Core;
using Bonafide.Engine.Rounds;
using Bonafide.Storage.Access;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retention;

/// <summary>
/// Deletes blobs that no row names: an upload whose row was never written, or a deletion that died after its commit.
/// </summary>
internal sealed class OrphanRound(
    Database database, IBlobStore store, BlobDeletion blobs, EngineOptions options, TimeProvider time) : IRound
{
    /// <summary>Younger blobs may belong to an upload whose row is on its way.</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromHours(24);

    public string Name => "orphaned blobs";

    public TimeSpan Interval => options.OrphanInterval;

    public async Task<bool> GoAsync(CancellationToken cancellationToken)
    {
        var old = store.StoredBeforeAsync(time.GetUtcNow() - LeastAge, cancellationToken);
        await foreach (var blob in old.ConfigureAwait(false))
        {
            var isUsed = await database.ReadAcrossTenantsAsync(
                session => Sweeps.IsBlobUsed(session, blob), cancellationToken).ConfigureAwait(false);
            if (!isUsed)
            {
                await blobs.DeleteAsync([blob], cancellationToken).ConfigureAwait(false);
            }
        }

        return false;
    }
}
