using Bonafide.Core;

namespace Bonafide.Storage.Blobs;

/// <summary>Keeps sealed bytes under an id. What it is given is already sealed; see
/// <see cref="SealedBlobs"/>.</summary>
public interface IBlobStore
{
    /// <summary>Stores all bytes durably, or nothing: an exception of <paramref name="content"/> leaves no
    /// blob.</summary>
    Task WriteAsync(BlobId id, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a blob from its start; null when there is none.</summary>
    Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellationToken);

    /// <summary>Removes a blob; one that is not there is no error.</summary>
    Task DeleteAsync(BlobId id, CancellationToken cancellationToken);

    /// <summary>Blobs stored before an instant, in no order; the orphan sweep asks for each whether a row has
    /// it.</summary>
    IAsyncEnumerable<BlobId> StoredBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
