using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// Looks for one thing that speaks against an image of a document, in what is seen before anything is read. One
/// detector, one file, one measured error rate; its limit stands in <see cref="DetectorOptions"/>. It measures and
/// compares, and leaves the verdict to the capabilities.
/// </summary>
public interface ISurfaceDetector
{
    /// <summary>A constant of <see cref="DetectorNames"/>.</summary>
    string Name { get; }

    /// <summary>One finding, or one per place; a value of null says that it could not measure here.</summary>
    IEnumerable<DetectorFinding> Look(SurfaceView view);
}

/// <summary>The document as it is found, whichever way up.</summary>
/// <param name="Part">The part's classifier: FRONT, BACK or DOCUMENT.</param>
/// <param name="Photo">As decoded, upright by its orientation tag.</param>
/// <param name="Page">The document alone, straight; the photo round its text where no outline was found.</param>
/// <param name="ToPhoto">A region of the page as it lies in the photo.</param>
public sealed record SurfaceView(
    string Part, RgbImage Photo, RgbImage Page, Func<Core.Facts.Quad, Core.Facts.Quad> ToPhoto)
{
    /// <summary>The document's corners in the photo.</summary>
    internal Core.Facts.Quad Outline => ToPhoto(Core.Facts.Quad.FromRectangle(0, 0, Page.Width - 1, Page.Height - 1));

    /// <summary>Where the blocks of the file's compression lie in the photo; null where they cannot be told.</summary>
    internal CompressionGrid? Grid { get; init; }

    /// <summary>Measures of the page, taken once.</summary>
    internal ImageQuality Quality => field ??= ImageQuality.Measure(Page);

    /// <summary>Periods of its surface, measured when a detector first asks.</summary>
    internal SurfaceSpectrum Spectrum => field ??= SurfaceSpectrum.Measure(Photo, Outline);
}
