using System.Runtime.InteropServices;

namespace Bonafide.Vision.Native;

/// <summary>
/// Tells a damaged file from a machine that is too small. Decoders do not: some call a file bad when they were refused
/// the memory for it.
/// </summary>
internal static unsafe class DecoderRoom
{
    /// <summary>A frame of four channels of 16 bits; no decoder holds more.</summary>
    private const int BytesPerPixel = 8;

    /// <summary>What it holds besides.</summary>
    private const long Rest = 64L << 20;

    /// <summary>To be asked where a decoder has failed, when its memory is free again.</summary>
    /// <exception cref="NativeFailureException">There is less than a frame of so many pixels takes, so nothing can be
    /// said of the file.</exception>
    internal static void Demand(long pixels)
    {
        try
        {
            NativeMemory.Free(NativeMemory.Alloc((nuint)((pixels * BytesPerPixel) + Rest)));
        }
        catch (OutOfMemoryException)
        {
            throw new NativeFailureException("There is too little memory to tell whether a file is damaged.");
        }
    }
}
