using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors;

/// <summary>As an <see cref="ISurfaceDetector"/>, in what was read of the document.</summary>
public interface IPrintDetector
{
    /// <summary>A constant of <see cref="DetectorNames"/>.</summary>
    string Name { get; }

    /// <summary>One finding, or one per field; a value of null says that it could not measure here.</summary>
    IEnumerable<DetectorFinding> Look(PrintView view);
}

/// <summary>A page and what was read on it; places are in pixels of <paramref name="Page"/>.</summary>
/// <param name="Page">The document alone, upright and straight; the photo round its text where no outline was found.
/// </param>
/// <param name="Lines">Lines of text that were recognised; on known layouts these are not all.</param>
/// <param name="LargePrint">Words that lie large and slanted across the page.</param>
/// <param name="Readings">The fields, their regions in pixels of the photo.</param>
/// <param name="ToPhoto">A region of the page as it lies in the photo.</param>
public sealed record PrintView(
    RgbImage Page,
    IReadOnlyList<TextLine> Lines,
    IReadOnlyList<TextLine> LargePrint,
    IReadOnlyList<FieldReading> Readings,
    Func<Core.Facts.Quad, Core.Facts.Quad> ToPhoto)
{
    /// <summary>The layout that was recognised; null on a page that is read by its labels.</summary>
    internal DocumentLayout? Layout { get; init; }
}
