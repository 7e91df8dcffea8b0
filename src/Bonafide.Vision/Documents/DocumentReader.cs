using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents;

/// <summary>From the pixels of one photo to everything that can be said of the document on it.</summary>
/// <param name="reader">Stays the caller's. What it does at the same time, so does this.</param>
public sealed class DocumentReader(TextReader reader)
{
    private readonly DocumentLocator _locator = new(reader.Detector);
    private readonly PageReader _pages = new(reader);
    private readonly IReadOnlyList<ISurfaceDetector> _surface = ImageDetectors.OfSurface(DetectorOptions.Default);

    /// <summary>Finds the document; then reads it, and looks for what speaks against its surface, which is the same
    /// whichever way up it lies.</summary>
    /// <param name="grid">Of the file that the photo was decoded from; null where it cannot be told.</param>
    public DocumentImageFacts Read(RgbImage photo, DocumentRequest request, CompressionGrid? grid = null)
    {
        var located = _locator.Locate(photo);
        var (surface, page) = reader.Cores.Both(
            () => Look(photo, located, request, grid), () => _pages.Read(located, request));
        var isFound = located.Location.Found || page.Zone is not null || page.Barcode is not null;
        return new(
            request.Part, request.Page, surface.Quality,
            page.Document.Location with
            {
                Found = isFound,
                DocumentCount = isFound ? Math.Max(1, located.Location.DocumentCount) : 0,
            },
            page.Class, page.Zone, page.Barcode, page.Readings, page.Portrait, page.Ghost,
            [.. surface.Findings, .. page.Findings], page.LineCount);
    }

    /// <summary>Finds the document and looks for what speaks against its surface. Nothing is read, so what goes by text
    /// is not looked for.</summary>
    internal DocumentImageFacts LookAtSurface(
        RgbImage photo, DocumentRequest request, CompressionGrid? grid = null)
    {
        var located = _locator.Locate(photo);
        var surface = Look(photo, located, request, grid);
        return new(
            request.Part, request.Page, surface.Quality, located.Location, DocumentClass.Unknown, null, null, [],
            null, null, surface.Findings, 0);
    }

    private SurfaceContent Look(RgbImage photo, LocatedDocument located, DocumentRequest request, CompressionGrid? grid)
    {
        var view = new SurfaceView(request.Part, photo, located.Straightened, located.InPhoto) { Grid = grid };
        return new(view.Quality.ToFacts(photo), [.. _surface.SelectMany(detector => detector.Look(view))]);
    }

    private sealed record SurfaceContent(ImageQualityFacts Quality, IReadOnlyList<DetectorFinding> Findings);
}
