namespace Bonafide.Sources.Tests.Watchlists;

/// <summary>A beginning, and then the letter a without end; counts what was asked for.</summary>
internal sealed class EndlessStream(byte[] start) : Stream
{
    public long Served { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        // A reader that keeps going must fail here, not fill the machine.
        if (Served > 64 * 1024 * 1024)
        {
            throw new InvalidOperationException("The reader did not stop.");
        }

        for (var i = 0; i < count; i++)
        {
            buffer[offset + i] = Served < start.Length ? start[Served] : (byte)'a';
            Served++;
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
