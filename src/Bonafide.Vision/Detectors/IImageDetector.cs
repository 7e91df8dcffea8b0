using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Layouts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// Looks for one thing that speaks against an image of a document. One detector, one file, one measured error rate;
/// its limit stands in <see cref="DetectorOptions"/>. It measures and compares, and leaves the verdict to the
/// capabilities.
/// </summary>
public interface IImageDetector
{
    /// <summary>A constant of <see cref="DetectorNames"/>.</summary>
    string Name { get; }

    /// <summary>One finding, or one per field or place; a value of null says that it could not measure here.</summary>
    IEnumerable<DetectorFinding> Look(DocumentView view);
}

/// <summary>What a detector may look at; places are in pixels of <paramref name="Page"/>.</summary>
/// <param name="Part">The part's classifier: FRONT, BACK or DOCUMENT.</param>
/// <param name="Photo">As decoded, upright by its orientation tag.</param>
/// <param name="Page">The document alone, upright and straight; the photo round its text where no outline was found.
/// </param>
/// <param name="Lines">Lines of text that were recognised; on known layouts these are not all.</param>
/// <param name="LargePrint">Words that lie large and slanted across the page.</param>
/// <param name="Class">What the image shows.</param>
/// <param name="Readings">The fields, their regions in pixels of the photo.</param>
/// <param name="Portrait">The portrait's place, where the layout gives it.</param>
/// <param name="ToPhoto">A region of the page as it lies in the photo.</param>
public sealed record DocumentView(
    string Part,
    RgbImage Photo,
    RgbImage Page,
    IReadOnlyList<TextLine> Lines,
    IReadOnlyList<TextLine> LargePrint,
    DocumentClass Class,
    IReadOnlyList<FieldReading> Readings,
    Core.Facts.Quad? Portrait,
    Func<Core.Facts.Quad, Core.Facts.Quad> ToPhoto)
{
    /// <summary>The layout that was recognised; null on a page that is read by its labels.</summary>
    internal DocumentLayout? Layout { get; init; }

    /// <summary>Where the blocks of the file's compression lie in the photo; null where they cannot be told.</summary>
    internal CompressionGrid? Grid { get; init; }

    /// <summary>Measures of the page, taken once.</summary>
    internal ImageQuality Quality => field ??= ImageQuality.Measure(Page);

    /// <summary>Periods of its surface, measured when a detector first asks.</summary>
    internal SurfaceSpectrum Spectrum => field ??= SurfaceSpectrum.Measure(
        Photo, ToPhoto(Core.Facts.Quad.FromRectangle(0, 0, Page.Width - 1, Page.Height - 1)));
}
