using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>The paper within a rectangle of a page.</summary>
/// <param name="Count">Pixels of paper.</param>
/// <param name="Paper">Mean tone of the lighter half of them, which fine lines leave alone.</param>
/// <param name="Across">Mean square of the difference between paper pixels ten apart, left to right.</param>
internal sealed record Patch(int Count, double Paper, double Across)
{
    private const int Apart = 10;

    internal static Patch Of(GrayImage page, InkMask mask, double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = mask.Within(left, top, right, bottom);
        var tones = new int[256];
        var (count, pairs, across) = (0, 0, 0.0);
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                if (!mask.IsPaper(x, y))
                {
                    continue;
                }

                tones[page[x, y]]++;
                count++;
                if (x + Apart < x1 && mask.IsPaper(x + Apart, y))
                {
                    across += Math.Pow(page[x + Apart, y] - page[x, y], 2);
                    pairs++;
                }
            }
        }

        return new(count, LighterHalf(tones, count), across / Math.Max(1, pairs));
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
