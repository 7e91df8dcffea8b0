using Bonafide.Core;
using Bonafide.Storage.Keys;

namespace Bonafide.Storage.Blobs;

/// <summary>Blobs as the product sees them: plaintext in, plaintext out, sealed before any store sees a byte.</summary>
public sealed class SealedBlobs(IBlobStore store)
{
    /// <summary>
    /// Streams an upload into the store while hashing and counting; at no time is more than a few chunks in memory.
    /// </summary>
    /// <param name="id">New and random per upload.</param>
    /// <param name="key">The execution's key.</param>
    /// <param name="mostBytes">One byte more, and nothing is kept.</param>
    public async Task<BlobWriteResult> WriteAsync(
        BlobId id, DataKey key, Stream plaintext, long mostBytes, CancellationToken cancellationToken)
    {
        var sealing = new SealingStream(plaintext, key.ForBlob(id.Value), mostBytes);
        await using (sealing.ConfigureAwait(false))
        {
            try
            {
                await store.WriteAsync(id, sealing, cancellationToken).ConfigureAwait(false);
                return new BlobWriteResult.Stored(sealing.PlainBytes, sealing.Sha256());
            }
            catch (BlobTooLargeException)
            {
                return new BlobWriteResult.TooLarge();
            }
        }
    }

    /// <summary>Opens the plaintext; null when there is no such blob.</summary>
    /// <exception cref="SealBrokenException">Thrown while reading, when the bytes are not what was stored.</exception>
    public async Task<Stream?> OpenAsync(BlobId id, DataKey key, CancellationToken cancellationToken) =>
        await store.OpenAsync(id, cancellationToken).ConfigureAwait(false) is { } stream
            ? new OpeningStream(stream, key.ForBlob(id.Value))
            : null;

    public Task DeleteAsync(BlobId id, CancellationToken cancellationToken) =>
        store.DeleteAsync(id, cancellationToken);
}

/// <summary>What became of an upload.</summary>
public abstract record BlobWriteResult
{
    private BlobWriteResult()
    {
    }

    /// <summary>It is durable. Delete it again if its row cannot be written.</summary>
    public sealed record Stored(long Bytes, byte[] Sha256) : BlobWriteResult;

    /// <summary>It had more bytes than allowed; nothing was kept.</summary>
    public sealed record TooLarge : BlobWriteResult;
}
