using System.Security.Cryptography;

namespace Bonafide.Storage.Blobs;

/// <summary>
/// Reads plaintext, hashes and counts it, and gives out its sealed form. It holds two chunks, whatever the size.
/// </summary>
internal sealed class SealingStream(Stream source, byte[] key, long mostBytes) : PullStream
{
    private readonly AesGcm _aes = new(key, BlobFormat.TagBytes);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _sealed = new byte[BlobFormat.ChunkBytes + BlobFormat.TagBytes];
    private byte[] _current = new byte[BlobFormat.ChunkBytes];
    private byte[] _ahead = new byte[BlobFormat.ChunkBytes];
    private int _aheadLength = -1;
    private long _chunk;
    private bool _isHeaderOut;
    private bool _isOver;

    /// <summary>Bytes of plaintext read so far.</summary>
    public long PlainBytes { get; private set; }

    /// <summary>The digest of the plaintext, once all of it was read.</summary>
    public byte[] Sha256() => _hash.GetCurrentHash();

    protected override async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        if (!_isHeaderOut)
        {
            _isHeaderOut = true;
            return BlobFormat.Header.ToArray();
        }

        if (_isOver)
        {
            return default;
        }

        // The last chunk carries a mark, so one chunk is read ahead.
        var length = _aheadLength >= 0 ? _aheadLength
            : await FillAsync(_ahead, cancellationToken).ConfigureAwait(false);
        (_current, _ahead) = (_ahead, _current);
        _aheadLength = length == BlobFormat.ChunkBytes
            ? await FillAsync(_ahead, cancellationToken).ConfigureAwait(false)
            : 0;
        _isOver = _aheadLength == 0;
        BlobFormat.Seal(_aes, _chunk++, _isOver, _current.AsSpan(0, length), _sealed);
        return _sealed.AsMemory(0, length + BlobFormat.TagBytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var length = await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        PlainBytes += length;
        if (PlainBytes > mostBytes)
        {
            throw new BlobTooLargeException();
        }

        _hash.AppendData(buffer, 0, length);
        return length;
    }
}

/// <summary>Stops an upload from inside the store's copying; callers see
/// <see cref="BlobWriteResult.TooLarge"/>.</summary>
internal sealed class BlobTooLargeException : Exception;
