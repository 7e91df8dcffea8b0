using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>
/// Reads words that lie large and slanted across a page, over its other print. At the size at which a page is searched
/// for its lines they are too large to be seen as text, so it is shrunk until they are not.
/// </summary>
internal sealed class LargePrintReader(TextReader reader)
{
    /// <summary>Of the page's width; smaller print is a line of its own.</summary>
    private const double LeastLength = 0.35;

    /// <summary>Of the page's shorter side.</summary>
    private const double LeastThickness = 0.12;

    /// <summary>Print that is meant to be read lies level.</summary>
    private const double LeastSlant = 6 * Math.PI / 180;

    /// <summary>At one size.</summary>
    private const int MostLines = 2;

    /// <summary>The longer side to which the page is shrunk: letters of a third, then of an eighth of its height are as
    /// large as print usually is.</summary>
    private static readonly int[] LookSides = [160, 384];

    /// <summary>Lengths at which a word is read, in lengths of the part of it that was found: other print crosses it,
    /// and what is found may be its end alone.</summary>
    private static readonly double[] Lengths = [1, 2];

    /// <summary>In pixels of the page, beyond which they may reach. Where other print crosses a word, only a part of it
    /// is read.</summary>
    internal IReadOnlyList<TextLine> Read(RgbImage page)
    {
        var thickness = Math.Min(page.Width, page.Height) * LeastThickness;
        var found = LookSides.SelectMany(side => reader.Detector.Detect(page, side)
            .Where(box => box.Length >= page.Width * LeastLength && box.Thickness >= thickness
                && box.Length > box.Thickness && Math.Abs(box.Angle) >= LeastSlant)
            .OrderByDescending(box => box.Length)
            .Take(MostLines));
        return [.. reader.Recognise(page, [.. found.SelectMany(box => Lengths.Select(
                length => (box with { Length = box.Length * length }).Corners()))])
            .Where(line => line.Text.Length > 0)];
    }
}
