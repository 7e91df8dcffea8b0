using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>A line of print cut out of a page, as shares of ink: 0 is its paper, 1 its darkest print.</summary>
internal sealed class InkPlane
{
    /// <summary>Gray levels between paper and ink below which shapes are not told.</summary>
    private const int LeastContrast = 50;

    /// <summary>Shares of the pixels that are darker than paper, and as dark as ink.</summary>
    private const double PaperShare = 0.75;

    private const double InkShare = 0.04;

    private readonly float[] _ink;

    private InkPlane(float[] ink, int left, int width, int height) =>
        (_ink, Left, Width, Height) = (ink, left, width, height);

    /// <summary>Where it begins on the page, pixels.</summary>
    internal int Left { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal float this[int x, int y] =>
        x < 0 || y < 0 || x >= Width || y >= Height ? 0 : _ink[(y * Width) + x];

    /// <summary>Null where the print is too small or too faint.</summary>
    internal static InkPlane? Of(GrayImage page, Core.Facts.Quad line)
    {
        var (x, y, width, height) = line.Bounds();
        var (left, top) = (Math.Max(0, (int)(x - (height * 0.15))), Math.Max(0, (int)(y - (height * 0.05))));
        var right = Math.Min(page.Width, (int)(x + width + (height * 0.15)));
        var bottom = Math.Min(page.Height, (int)(y + (height * 1.05)));
        if (right - left < 8 || bottom - top < 10)
        {
            return null;
        }

        var (wide, high) = (right - left, bottom - top);
        var tones = new byte[wide * high];
        for (var row = 0; row < high; row++)
        {
            page.Pixels.AsSpan(((top + row) * page.Width) + left, wide).CopyTo(tones.AsSpan(row * wide));
        }

        var sorted = (byte[])tones.Clone();
        Array.Sort(sorted);
        var (paper, dark) = (sorted[(int)(sorted.Length * PaperShare)], sorted[(int)(sorted.Length * InkShare)]);
        return paper - dark < LeastContrast
            ? null
            : new(Array.ConvertAll(tones, tone => Math.Clamp((paper - tone) / (float)(paper - dark), 0, 1)),
                left, wide, high);
    }

    /// <summary>Between the pixels, each in its middle.</summary>
    internal float At(double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, down) = ((float)(x - column), (float)(y - row));
        return (((this[column, row] * (1 - right)) + (this[column + 1, row] * right)) * (1 - down))
            + (((this[column, row + 1] * (1 - right)) + (this[column + 1, row + 1] * right)) * down);
    }
}
