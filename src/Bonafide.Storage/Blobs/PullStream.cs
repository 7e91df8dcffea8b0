using Bonafide.Core.Content;

namespace Bonafide.Storage.Blobs;

/// <summary>A read-only stream over pieces that are made one at a time.</summary>
internal abstract class PullStream : ForwardStream
{
    private ReadOnlyMemory<byte> _piece;
    private bool _isOver;

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_piece.IsEmpty && !_isOver && !buffer.IsEmpty)
        {
            _piece = await NextAsync(cancellationToken).ConfigureAwait(false);
            _isOver = _piece.IsEmpty;
        }

        var length = Math.Min(buffer.Length, _piece.Length);
        _piece[..length].CopyTo(buffer);
        _piece = _piece[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>The next piece, valid until the next call; an empty one is the end.</summary>
    protected abstract ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken);
}
