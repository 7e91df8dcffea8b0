namespace Bonafide.Vision.Images;

/// <summary>Formats told apart by their first bytes; file names and declared types are never believed.</summary>
public enum ImageFormat
{
    Jpeg = 1,
    Png = 2,
    WebP = 3,
    Heic = 4,
    Pdf = 5,
}

/// <summary>
/// What a file says about itself, read without any decoder: this runs in the server process on strangers' bytes.
/// </summary>
/// <param name="Format">By magic bytes.</param>
/// <param name="Width">Stored width in pixels, before the orientation is applied; 0 for PDF.</param>
/// <param name="Height">Stored height in pixels; 0 for PDF.</param>
/// <param name="Orientation">EXIF orientation 1..8 (TIFF tag 0x0112); 1 where there is none.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height, int Orientation, long Bytes)
{
    /// <summary>
    /// Of a JPEG, the steps in which the waves of its blocks are stored, for brightness: 64 numbers of 1..65,535, row
    /// by row, the horizontal frequency growing along a row. Null for other formats and where the file does not say.
    /// </summary>
    public IReadOnlyList<int>? LumaSteps { get; init; }

    /// <summary>Width as a person sees it, with the orientation applied.</summary>
    public int UprightWidth => Orientation >= 5 ? Height : Width;

    /// <summary>Height as a person sees it.</summary>
    public int UprightHeight => Orientation >= 5 ? Width : Height;

    /// <summary>The media type of the format.</summary>
    public string MediaType => Format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Heic => "image/heic",
        _ => "application/pdf",
    };

    /// <summary>
    /// Reads a complete file. Refuses what ends early, what goes on after its end, what hides a second format, and
    /// what moves; sizes are judged by <see cref="ImageLimits"/>.
    /// </summary>
    public static ImageHeader? TryRead(ReadOnlySpan<byte> file, out ImageProblem problem)
    {
        if (file.IsEmpty)
        {
            problem = ImageProblem.Empty;
            return null;
        }

        var parsed = FormatOf(file) switch
        {
            ImageFormat.Jpeg => JpegHeader.Read(file),
            ImageFormat.Png => PngHeader.Read(file),
            ImageFormat.WebP => WebPHeader.Read(file),
            ImageFormat.Heic => HeicHeader.Read(file),
            ImageFormat.Pdf => PdfHeader.Read(file),
            _ => ParsedHeader.Failed(ImageProblem.UnknownFormat),
        };
        problem = parsed.Problem;
        if (parsed.Header is { } header && problem == ImageProblem.None)
        {
            problem = HiddenFormat.In(file, header.Format) ? ImageProblem.Polyglot : ImageProblem.None;
            return problem == ImageProblem.None ? header : null;
        }

        return null;
    }

    /// <summary>The format by the first bytes alone; twelve are enough.</summary>
    public static ImageFormat? FormatOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(JpegHeader.Magic))
        {
            return ImageFormat.Jpeg;
        }

        if (start.StartsWith(PngHeader.Magic))
        {
            return ImageFormat.Png;
        }

        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8))
        {
            return ImageFormat.WebP;
        }

        return HeicHeader.Matches(start) ? ImageFormat.Heic
            : start.StartsWith(PdfHeader.Magic) ? ImageFormat.Pdf
            : null;
    }
}

/// <summary>The result of one format's reader.</summary>
internal readonly record struct ParsedHeader(ImageHeader? Header, ImageProblem Problem)
{
    internal static ParsedHeader Failed(ImageProblem problem) => new(null, problem);

    internal static ParsedHeader Of(ImageFormat format, int width, int height, int orientation, int bytes) =>
        width <= 0 || height <= 0
            ? Failed(ImageProblem.Malformed)
            : new(new ImageHeader(format, width, height, orientation, bytes), ImageProblem.None);
}
