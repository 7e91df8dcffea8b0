namespace Bonafide.Vision.Native;

/// <summary>A native library refused a call. The message is the library's own and holds no image content.</summary>
public sealed class NativeFailureException : Exception
{
    public NativeFailureException()
    {
    }

    public NativeFailureException(string message)
        : base(message)
    {
    }

    public NativeFailureException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether the machine was too small, which says nothing of what was looked at. libvips and the codecs
    /// below it name memory in no other failure.</summary>
    internal bool IsWantOfMemory => Message.Contains("memory", StringComparison.OrdinalIgnoreCase);
}
