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
}
