using Bonafide.Core.Content;

namespace Bonafide.Sources.Watchlists.Formats;

/// <summary>
/// A header line before a CSV file that has none. The control character with which the published files end (0x1A, no
/// part of any UTF-8 character) reads as the end of a line.
/// </summary>
internal sealed class HeadedStream(byte[] header, Stream file) : ForwardStream
{
    private const byte EndOfFile = 0x1A;

    private int _headerRead;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_headerRead < header.Length)
        {
            var length = Math.Min(buffer.Length, header.Length - _headerRead);
            header.AsSpan(_headerRead, length).CopyTo(buffer);
            _headerRead += length;
            return length;
        }

        var read = file.Read(buffer);
        buffer[..read].Replace(EndOfFile, (byte)'\n');
        return read;
    }
}
