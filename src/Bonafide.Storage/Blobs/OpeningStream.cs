using System.Security.Cryptography;
using Bonafide.Storage.Keys;

namespace Bonafide.Storage.Blobs;

/// <summary>Gives out the plaintext of a sealed blob. It owns the stream that it reads.</summary>
internal sealed class OpeningStream(Stream source, byte[] key) : PullStream
{
    private const int SealedChunkBytes = BlobFormat.ChunkBytes + BlobFormat.TagBytes;

    private readonly AesGcm _aes = new(key, BlobFormat.TagBytes);
    private readonly byte[] _plain = new byte[BlobFormat.ChunkBytes];
    private byte[] _current = new byte[SealedChunkBytes];
    private byte[] _ahead = new byte[SealedChunkBytes];
    private int _aheadLength = -1;
    private long _chunk;
    private bool _isOver;

    /// <exception cref="SealBrokenException">The blob was changed, cut short, or sealed with another key.</exception>
    protected override async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return default;
        }

        if (_aheadLength < 0)
        {
            await SkipHeaderAsync(cancellationToken).ConfigureAwait(false);
            _aheadLength = await FillAsync(_ahead, cancellationToken).ConfigureAwait(false);
        }

        var length = _aheadLength;
        (_current, _ahead) = (_ahead, _current);
        _aheadLength = length == SealedChunkBytes
            ? await FillAsync(_ahead, cancellationToken).ConfigureAwait(false)
            : 0;
        _isOver = _aheadLength == 0;
        if (length < BlobFormat.TagBytes)
        {
            throw new SealBrokenException("a blob", null);
        }

        try
        {
            BlobFormat.Open(_aes, _chunk++, _isOver, _current.AsSpan(0, length), _plain);
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new SealBrokenException("a blob", broken);
        }

        return _plain.AsMemory(0, length - BlobFormat.TagBytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask SkipHeaderAsync(CancellationToken cancellationToken)
    {
        var header = new byte[BlobFormat.HeaderBytes];
        var length = await source.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (length != header.Length || !header.AsSpan().SequenceEqual(BlobFormat.Header))
        {
            throw new SealBrokenException("a blob", null);
        }
    }

    private ValueTask<int> FillAsync(byte[] buffer, CancellationToken cancellationToken) =>
        source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
}
