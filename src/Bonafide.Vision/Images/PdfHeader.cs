namespace Bonafide.Vision.Images;

/// <summary>PDF's first and last words (ISO 32000-2 §7.5.2, §7.5.5). What is inside is for the boxed
/// renderer.</summary>
internal static class PdfHeader
{
    /// <summary>Readers look for the end mark in the last kilobyte.</summary>
    private const int TailBytes = 1024;

    internal static ReadOnlySpan<byte> Magic => "%PDF-"u8;

    internal static ParsedHeader Read(ReadOnlySpan<byte> file)
    {
        var tail = file[Math.Max(0, file.Length - TailBytes)..];
        return tail.IndexOf("%%EOF"u8) < 0
            ? ParsedHeader.Failed(ImageProblem.Truncated)
            : new ParsedHeader(new ImageHeader(ImageFormat.Pdf, 0, 0, 1, file.Length), ImageProblem.None);
    }
}
