using Bonafide.Core.Content;

namespace Bonafide.Sources.Imports;

/// <summary>
/// A read-only stream over markup that refuses more than a limit of bytes without a "&lt;": no text, name or attribute
/// of a hostile file can then fill the memory, whatever the XML reader buffers.
/// </summary>
internal sealed class BoundedMarkup(Stream inner, int mostBytes) : ForwardStream
{
    private int _run;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var rest = (ReadOnlySpan<byte>)buffer[..read];
        for (var at = rest.IndexOf((byte)'<'); at >= 0; at = rest.IndexOf((byte)'<'))
        {
            Check(at);
            _run = 0;
            rest = rest[(at + 1)..];
        }

        Check(rest.Length);
        _run += rest.Length;
        return read;
    }

    private void Check(int more)
    {
        if (_run + more > mostBytes)
        {
            throw new InvalidDataException($"A text in the file is longer than {mostBytes} bytes.");
        }
    }
}
