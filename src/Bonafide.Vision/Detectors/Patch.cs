using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;

namespace Bonafide.Vision.Detectors;

/// <summary>The paper within a rectangle of a page.</summary>
/// <param name="Count">Pixels of paper.</param>
/// <param name="Paper">Mean tone of the lighter half of them, which fine lines leave alone.</param>
/// <param name="Roughness">Mean square of what a straight line along each row leaves of its paper unexplained: fine
/// lines, noise, and no shadow. NaN where no row has enough paper.</param>
internal sealed record Patch(int Count, double Paper, double Roughness)
{
    /// <summary>A row with fewer pixels of paper tells nothing.</summary>
    private const int LeastInRow = 20;

    internal static Patch Of(GrayImage page, InkMask mask, double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = mask.Within(left, top, right, bottom);
        var tones = new int[256];
        var (count, inRows, roughness) = (0, 0, 0.0);
        for (var y = y0; y < y1; y++)
        {
            var row = new Residual();
            for (var x = x0; x < x1; x++)
            {
                if (mask.IsPaper(x, y))
                {
                    tones[page[x, y]]++;
                    row.Add(x, page[x, y]);
                }
            }

            count += row.Count;
            if (row.Count >= LeastInRow)
            {
                (inRows, roughness) = (inRows + row.Count, roughness + (row.Variance * row.Count));
            }
        }

        return new(count, LighterHalf(tones, count), roughness / inRows);
    }

    private static double LighterHalf(int[] tones, int count)
    {
        var (wanted, sum, taken) = (count / 2.0, 0.0, 0.0);
        for (var tone = 255; tone >= 0 && taken < wanted; tone--)
        {
            var part = Math.Min(tones[tone], wanted - taken);
            (sum, taken) = (sum + (part * tone), taken + part);
        }

        return taken == 0 ? 0 : sum / taken;
    }
}
