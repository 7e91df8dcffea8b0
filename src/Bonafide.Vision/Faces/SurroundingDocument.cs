using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Reading;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Tells a document shown to the camera from a person: a portrait on a document has lines of print beside and below
/// it, at the scale of the portrait. What is measured is the share of the photo that portrait and print cover.
/// </summary>
internal sealed class SurroundingDocument(TextReader reader)
{
    /// <summary>The side at which print is looked for; lines of a document that fills it stay 5 pixels high.</summary>
    private const int LookedAtSide = 640;

    /// <summary>Fewer lines are a shirt or a shop sign.</summary>
    private const int LeastLines = 5;

    /// <summary>Print of a document is at most this high, in distances between the portrait's eyes.</summary>
    private const double HighestLine = 0.8;

    /// <summary>And at most this far away.</summary>
    private const double Farthest = 12;

    /// <returns>0..1; 0 when there is no document to be seen.</returns>
    internal double FractionAround(RgbImage photo, SeenFace face)
    {
        var (left, top, width, height) = face.Box.Bounds();
        var (middleX, middleY) = (left + (width / 2), top + (height / 2));
        var lines = reader.Detector.Detect(photo, LookedAtSide).FindAll(line =>
            line.Thickness <= HighestLine * face.EyeDistancePx
            && line.Length >= 2 * line.Thickness
            && Math.Max(Math.Abs(line.X - middleX), Math.Abs(line.Y - middleY)) <= Farthest * face.EyeDistancePx);
        if (lines.Count < LeastLines)
        {
            return 0;
        }

        var (right, bottom) = (left + width, top + height);
        foreach (var line in lines)
        {
            var corners = line.Corners();
            foreach (var corner in new[] { corners.TopLeft, corners.TopRight, corners.BottomRight, corners.BottomLeft })
            {
                (left, right) = (Math.Min(left, corner.X), Math.Max(right, corner.X));
                (top, bottom) = (Math.Min(top, corner.Y), Math.Max(bottom, corner.Y));
            }
        }

        (left, top) = (Math.Max(left, 0), Math.Max(top, 0));
        (right, bottom) = (Math.Min(right, photo.Width), Math.Min(bottom, photo.Height));
        return Math.Round((right - left) * (bottom - top) / (photo.Width * (double)photo.Height), 3);
    }
}
