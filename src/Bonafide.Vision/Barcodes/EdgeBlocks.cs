using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>Strength and direction of edges in square blocks of a picture (structure tensor).</summary>
internal sealed class EdgeBlocks
{
    private readonly double[] _xx;
    private readonly double[] _xy;
    private readonly double[] _yy;

    internal EdgeBlocks(GrayImage image, int size)
    {
        (Columns, Rows) = (image.Width / size, image.Height / size);
        _xx = new double[Columns * Rows];
        _xy = new double[Columns * Rows];
        _yy = new double[Columns * Rows];
        for (var y = 1; y < (Rows * size) - 1; y++)
        {
            for (var x = 1; x < (Columns * size) - 1; x++)
            {
                var across = image[x + 1, y] - image[x - 1, y];
                var down = image[x, y + 1] - image[x, y - 1];
                var at = (y / size * Columns) + (x / size);
                _xx[at] += across * across;
                _xy[at] += across * down;
                _yy[at] += down * down;
            }
        }

        Energy = Smooth([.. _xx.Zip(_yy, (xx, yy) => xx + yy)]);
    }

    internal int Columns { get; }

    internal int Rows { get; }

    /// <summary>Mean of a block and its neighbours: lines of text lose to a symbol, which has no gaps.</summary>
    internal double[] Energy { get; }

    /// <summary>Of one block in fifty; single reflexes do not count.</summary>
    internal double Strongest()
    {
        var sorted = (double[])Energy.Clone();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[(int)(sorted.Length * 0.98)];
    }

    private double[] Smooth(double[] energy)
    {
        var smooth = new double[energy.Length];
        for (var at = 0; at < energy.Length; at++)
        {
            var (x, y) = (at % Columns, at / Columns);
            for (var k = 0; k < 9; k++)
            {
                var (u, v) = (x + (k % 3) - 1, y + (k / 3) - 1);
                if (u >= 0 && v >= 0 && u < Columns && v < Rows)
                {
                    smooth[at] += energy[(v * Columns) + u] / 9;
                }
            }
        }

        return smooth;
    }

    /// <summary>The direction across most edges, -90..90 degrees, as radians clockwise on the screen.</summary>
    internal double Direction(List<int> blocks)
    {
        var (xx, xy, yy) = (blocks.Sum(at => _xx[at]), blocks.Sum(at => _xy[at]), blocks.Sum(at => _yy[at]));
        return 0.5 * Math.Atan2(2 * xy, xx - yy);
    }
}
