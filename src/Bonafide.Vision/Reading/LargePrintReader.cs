using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Reads words that lie large and slanted across a page, over its other print. At the size at which a page is searched
/// for its lines they are too large to be seen as text, so it is shrunk until they are not.
/// </summary>
internal sealed class LargePrintReader(TextReader reader)
{
    /// <summary>Of the page's width and height; smaller print is a line of its own.</summary>
    private const double LeastLength = 0.35;

    private const double LeastThickness = 0.12;

    /// <summary>Print that is meant to be read lies level.</summary>
    private const double LeastSlant = 6 * Math.PI / 180;

    private const int MostLines = 2;

    /// <summary>The longer side to which the page is shrunk: letters of a third, then of an eighth of its height are as
    /// large as print usually is.</summary>
    private static readonly int[] LookSides = [160, 384];

    /// <summary>In pixels of the page. Where other print crosses a word, only a part of it is read.</summary>
    internal IReadOnlyList<TextLine> Read(RgbImage page)
    {
        foreach (var side in LookSides)
        {
            var lines = reader.Detector.Detect(page, side)
                .Where(box => box.Length >= page.Width * LeastLength && box.Thickness >= page.Height * LeastThickness
                    && box.Length > box.Thickness && Math.Abs(box.Angle) >= LeastSlant)
                .OrderByDescending(box => box.Length)
                .Take(MostLines)
                .Select(box => reader.Recognise(page, box.Corners(), 1))
                .Where(line => line.Text.Length > 0)
                .ToList();
            if (lines.Count > 0)
            {
                return lines;
            }
        }

        return [];
    }
}
