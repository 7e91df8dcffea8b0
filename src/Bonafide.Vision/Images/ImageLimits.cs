namespace Bonafide.Vision.Images;

/// <summary>What an image may be. The defaults are ruling 4.</summary>
public sealed record ImageLimits
{
    public static ImageLimits Default { get; } = new();

    /// <summary>Largest file in bytes; 1 kB..64 MB. Default 15 MB (ruling 4).</summary>
    public int MaxBytes { get; init; } = 15 * 1024 * 1024;

    /// <summary>Most pixels of an image as declared; default 64 megapixels (ruling 4).</summary>
    public long MaxPixels { get; init; } = 64_000_000;

    /// <summary>Longest side in pixels; default 12,000 (ruling 4).</summary>
    public int MaxSide { get; init; } = 12_000;

    /// <summary>The longer side must be greater than this many pixels; default 300 (ruling 4).</summary>
    public int MinLongerSide { get; init; } = 300;

    /// <summary>
    /// Images are decoded to at most this many pixels a side; 300..12,000. Default 4,000: an ID-1 card that fills
    /// such a picture has 1,200 dots per inch, four times what reading it needs.
    /// </summary>
    public int MaxDecodedSide { get; init; } = 4_000;

    /// <summary>Checks the declared size; PDF files have none.</summary>
    public ImageProblem Check(ImageHeader header)
    {
        if (header.Bytes > MaxBytes)
        {
            return ImageProblem.TooManyBytes;
        }

        if (header.Format == ImageFormat.Pdf)
        {
            return ImageProblem.None;
        }

        var side = Math.Max(header.Width, header.Height);
        return side > MaxSide || (long)header.Width * header.Height > MaxPixels ? ImageProblem.TooManyPixels
            : side <= MinLongerSide ? ImageProblem.TooSmall
            : ImageProblem.None;
    }
}

/// <summary>Why a file was not taken as an image.</summary>
public enum ImageProblem
{
    None = 0,

    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>The first bytes are of no format that is taken.</summary>
    UnknownFormat,

    /// <summary>The file ends before its format says it ends.</summary>
    Truncated,

    /// <summary>The structure contradicts the format, or the decoder refused it.</summary>
    Malformed,

    /// <summary>Bytes follow the image's end, or a second format hides in the file.</summary>
    Polyglot,

    /// <summary>Several frames over time.</summary>
    Animated,

    TooManyBytes,

    TooManyPixels,

    TooSmall,

    /// <summary>A PDF where a single image is wanted.</summary>
    NotAnImage,
}
