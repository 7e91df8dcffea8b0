using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;

namespace Bonafide.Vision.Detectors;

/// <summary>The paper within a rectangle of a page.</summary>
/// <param name="Count">Pixels of paper.</param>
/// <param name="Roughness">Mean square of what a straight line along each row leaves of its paper unexplained: fine
/// lines, noise, and no shadow. NaN where no row has enough paper.</param>
internal sealed record Patch(int Count, double Roughness)
{
    /// <summary>A row with fewer pixels of paper tells nothing.</summary>
    private const int LeastInRow = 20;

    /// <summary>Pixels of paper.</summary>
    private const int LeastForTone = 100;

    private const double DarkerPart = 0.6;

    private const double LightestPart = 0.1;

    internal static Patch Of(GrayImage page, InkMask mask, double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = mask.Within(left, top, right, bottom);
        var (count, inRows, roughness) = (0, 0, 0.0);
        for (var y = y0; y < y1; y++)
        {
            var row = new Residual();
            for (var x = x0; x < x1; x++)
            {
                if (mask.IsPaper(x, y))
                {
                    row.Add(x, page[x, y]);
                }
            }

            count += row.Count;
            if (row.Count >= LeastInRow)
            {
                (inRows, roughness) = (inRows + row.Count, roughness + (row.Variance * row.Count));
            }
        }

        return new(count, roughness / inRows);
    }

    /// <summary>Mean tone of the paper, without the darker part, where fine lines are, and the lightest; null where
    /// there is too little.</summary>
    internal static double? Tone(GrayImage page, InkMask mask, double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = mask.Within(left, top, right, bottom);
        var (tones, count) = (new int[256], 0);
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                if (mask.IsPaper(x, y))
                {
                    tones[page[x, y]]++;
                    count++;
                }
            }
        }

        return count < LeastForTone ? null : Between(tones, count * DarkerPart, count * (1 - LightestPart));
    }

    private static double Between(int[] tones, double from, double to)
    {
        var (seen, sum) = (0.0, 0.0);
        for (var tone = 0; tone < tones.Length; tone++)
        {
            var part = Math.Min(seen + tones[tone], to) - Math.Max(seen, from);
            (seen, sum) = (seen + tones[tone], sum + (Math.Max(0, part) * tone));
        }

        return sum / (to - from);
    }
}
