using Bonafide.Core;
using Bonafide.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Bonafide.Engine.Retention;

/// <summary>
/// Deletes blobs after the commit that let go of them. What fails here is sealed bytes without a key, which the orphan
/// round finds again.
/// </summary>
public sealed class BlobDeletion(SealedBlobs blobs, ILogger<BlobDeletion> log)
{
    public async Task DeleteAsync(IEnumerable<BlobId> orphans, CancellationToken cancellationToken)
    {
        foreach (var blob in orphans)
        {
            try
            {
                await blobs.DeleteAsync(blob, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                EngineLog.BlobNotDeleted(log, blob.Value, fault.GetType().Name);
            }
        }
    }
}
