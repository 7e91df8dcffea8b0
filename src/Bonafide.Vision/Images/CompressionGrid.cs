namespace Bonafide.Vision.Images;

/// <summary>Where the blocks of a file lie in the picture that was decoded from it, and how coarse their waves
/// are.</summary>
/// <param name="Left">Column of pixels at which a block begins, 0..7.</param>
/// <param name="Top">Row of pixels at which a block begins, 0..7.</param>
/// <param name="Steps">In which brightness is stored, 64 numbers row by row as the picture lies; all 1 where the file
/// keeps whole pixels.</param>
public sealed record CompressionGrid(int Left, int Top, IReadOnlyList<int> Steps)
{
    internal const int Side = 8;

    /// <summary>Null where the picture was made smaller, and of formats whose blocks are others.</summary>
    public static CompressionGrid? Of(ImageHeader header, RgbImage image)
    {
        var steps = header.Format == ImageFormat.Png
            ? Enumerable.Repeat(1, Side * Side).ToArray()
            : header.LumaSteps;
        if (steps is null || (image.Width, image.Height) != (header.UprightWidth, header.UprightHeight))
        {
            return null;
        }

        // What was stored from left to right may lie from right to left or downwards (TIFF 6.0, Orientation).
        var isTransposed = header.Orientation >= 5;
        var isFromRight = header.Orientation is 2 or 3 or 6 or 7;
        var isFromBelow = header.Orientation is 3 or 4 or 7 or 8;
        return new(
            isFromRight ? image.Width % Side : 0,
            isFromBelow ? image.Height % Side : 0,
            isTransposed ? [.. Enumerable.Range(0, Side * Side).Select(at => steps[(at % Side * Side) + (at / Side)])]
                : steps);
    }
}
