using Bonafide.Core.Content;

namespace Bonafide.Sources.Tests.Watchlists;

/// <summary>A beginning, and then the letter a without end; counts what was asked for.</summary>
internal sealed class EndlessStream(byte[] start) : ForwardStream
{
    public long Served { get; private set; }

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
}
