using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// The spectrum of one square of a photo, as the photo came, since resampling would change its periods.
/// </summary>
/// <param name="X">Of its middle, from the photo's middle, in halves of the photo's longer side: -1..1.</param>
/// <param name="Y">Likewise.</param>
/// <param name="Log">Natural logarithm of its power, <see cref="Side"/> × <see cref="Side"/>, the constant
/// first.</param>
internal sealed record SurfaceTile(double X, double Y, float[] Log)
{
    internal const int Side = 128;

    /// <summary>Tiles over a document's width, and over its height.</summary>
    internal const int Across = 7;

    internal const int Down = 5;

    /// <summary>Mean luma outside of which a tile shows nothing.</summary>
    private const double Darkest = 24;

    private const double Brightest = 250;

    /// <summary>Noise of rounding to 8 bits and a little more, so that a drawn page has a floor.</summary>
    private const double LeastNoise = 0.3;

    /// <summary>Half a side of the square that each pixel is held against.</summary>
    private const int Near = 2;

    /// <summary>How far a pixel may differ from its square's mean, in medians of all pixels' differences: a lattice's
    /// do not go beyond, and the print's edges, which would drown it, are cut off there.</summary>
    private const double MostContrast = 2.5;

    /// <summary>JPEG's blocks have this many pixels, and a period of their own along the photo's axes.</summary>
    internal const int Block = 8;

    /// <summary>How far the window spreads a period, in frequencies.</summary>
    private const int Spread = 3;

    private static readonly double[] Window =
        [.. Enumerable.Range(0, Side).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Side)))];

    private static double Energy { get; } = Math.Pow(Window.Sum(weight => weight * weight), 2);

    /// <summary>Tiles of the document that are neither dark nor blown out.</summary>
    /// <param name="outline">The document's corners in the photo.</param>
    internal static IReadOnlyList<SurfaceTile> Of(RgbImage photo, Core.Facts.Quad outline)
    {
        var transform = new FourierTransform(Side);
        var (real, imaginary) = (new double[Side * Side], new double[Side * Side]);
        var half = Math.Max(photo.Width, photo.Height) / 2.0;
        var tiles = new List<SurfaceTile>();
        foreach (var (left, top) in Places(photo, outline))
        {
            if (!Load(photo, left, top, real))
            {
                continue;
            }

            Array.Clear(imaginary);
            transform.Transform(real, imaginary);
            var log = new float[Side * Side];
            for (var i = 0; i < log.Length; i++)
            {
                log[i] = (float)Math.Log(
                    (real[i] * real[i]) + (imaginary[i] * imaginary[i]) + (LeastNoise * Energy));
            }

            RemoveBlocks(log);
            tiles.Add(new(
                (left + (Side / 2) - (photo.Width / 2.0)) / half, (top + (Side / 2) - (photo.Height / 2.0)) / half,
                log));
        }

        return tiles;
    }

    /// <summary>
    /// Fills the periods of JPEG's blocks with what lies beside them. It is done tile by tile, since a lattice seen
    /// at a slant has them in a few tiles only.
    /// </summary>
    private static void RemoveBlocks(float[] log)
    {
        for (var middle = Side / Block; middle < Side; middle += Side / Block)
        {
            for (var along = middle - 1; along <= middle + 1; along++)
            {
                for (var across = -1; across <= 1; across++)
                {
                    log[Index(along, across)] = (log[Index(along, -Spread)] + log[Index(along, Spread)]) / 2;
                    log[Index(across, along)] = (log[Index(-Spread, along)] + log[Index(Spread, along)]) / 2;
                }
            }
        }
    }

    /// <param name="u">Cycles in the tile's width; any number, since spectra repeat.</param>
    /// <param name="v">Cycles in its height.</param>
    internal static int Index(int u, int v) => ((v & (Side - 1)) * Side) + (u & (Side - 1));

    private static IEnumerable<(int Left, int Top)> Places(RgbImage photo, Core.Facts.Quad outline)
    {
        for (var row = 0; row < Down; row++)
        {
            for (var column = 0; column < Across; column++)
            {
                var (u, v) = ((column + 0.9) / (Across + 0.8), (row + 0.9) / (Down + 0.8));
                var upperX = outline.X0 + ((outline.X1 - outline.X0) * u);
                var upperY = outline.Y0 + ((outline.Y1 - outline.Y0) * u);
                var lowerX = outline.X3 + ((outline.X2 - outline.X3) * u);
                var lowerY = outline.Y3 + ((outline.Y2 - outline.Y3) * u);
                var left = (int)(upperX + ((lowerX - upperX) * v)) - (Side / 2);
                var top = (int)(upperY + ((lowerY - upperY) * v)) - (Side / 2);
                if (left >= 0 && top >= 0 && left + Side <= photo.Width && top + Side <= photo.Height)
                {
                    yield return (left, top);
                }
            }
        }
    }

    /// <summary>
    /// Luma of a tile round the mean of each pixel's own square, cut to a small contrast, under the window; false where
    /// it is too dark or bright.
    /// </summary>
    private static bool Load(RgbImage photo, int left, int top, double[] tile)
    {
        var sums = new double[(Side + 1) * (Side + 1)];
        var luma = new double[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            var row = photo.Pixels.AsSpan((((top + y) * photo.Width) + left) * 3, Side * 3);
            for (var x = 0; x < Side; x++)
            {
                luma[(y * Side) + x]
                    = (0.299 * row[x * 3]) + (0.587 * row[(x * 3) + 1]) + (0.114 * row[(x * 3) + 2]);
                var at = ((y + 1) * (Side + 1)) + x + 1;
                sums[at] = luma[(y * Side) + x] + sums[at - 1] + sums[at - Side - 1] - sums[at - Side - 2];
            }
        }

        for (var i = 0; i < tile.Length; i++)
        {
            tile[i] = luma[i] - Around(sums, i % Side, i / Side);
        }

        var most = MostContrast * Median(tile);
        for (var i = 0; i < tile.Length; i++)
        {
            tile[i] = Math.Clamp(tile[i], -most, most) * Window[i / Side] * Window[i % Side];
        }

        return sums[^1] / luma.Length is > Darkest and < Brightest;
    }

    /// <summary>Mean of the square round a pixel, as far as it lies in the tile.</summary>
    /// <param name="sums">Of all pixels above and to the left.</param>
    private static double Around(double[] sums, int x, int y)
    {
        var (left, top) = (Math.Max(0, x - Near), Math.Max(0, y - Near));
        var (right, bottom) = (Math.Min(Side, x + Near + 1), Math.Min(Side, y + Near + 1));
        var sum = sums[(bottom * (Side + 1)) + right] - sums[(top * (Side + 1)) + right]
            - sums[(bottom * (Side + 1)) + left] + sums[(top * (Side + 1)) + left];
        return sum / ((right - left) * (bottom - top));
    }

    /// <summary>Of the differences without their signs, gray levels, to a sixteenth above.</summary>
    private static double Median(double[] contrasts)
    {
        const int Steps = 16;
        Span<int> counts = stackalloc int[(256 * Steps) + 1];
        foreach (var contrast in contrasts)
        {
            counts[(int)Math.Ceiling(Math.Abs(contrast) * Steps)]++;
        }

        var (step, below) = (0, counts[0]);
        while (below < contrasts.Length / 2)
        {
            below += counts[++step];
        }

        return step / (double)Steps;
    }
}
