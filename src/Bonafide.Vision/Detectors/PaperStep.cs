using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>How a piece of other paper shows: at some distance all round the print its tone changes the same way. All
/// lengths are pixels of the page, all tones steps of 0..255.</summary>
internal sealed class PaperStep
{
    /// <summary>Deep enough for its tone to be steady, and shallow enough not to reach far beyond the edge.</summary>
    private const int BandDepth = 5;

    /// <summary>From one band to the next.</summary>
    private const int Stride = 2;

    /// <summary>How far a piece may reach beyond the print, in heights of the print: to the right further, since the
    /// value that lay there before may have been longer.</summary>
    private const double MostAround = 0.7;

    private const double MostRight = 1.8;

    /// <summary>A larger difference is a printed area.</summary>
    private const double MostStep = 30;

    private readonly GrayImage _page;
    private readonly InkMask _ink;
    private readonly (int Left, int Top, int Right, int Bottom) _print;

    private PaperStep(GrayImage page, InkMask ink, (int Left, int Top, int Right, int Bottom) print) =>
        (_page, _ink, _print) = (page, ink, print);

    /// <summary>The least step of the four sides, each where it is greatest, in the direction that all share; 0 where
    /// they share none or one of them shows no paper.</summary>
    /// <param name="ink">Of a part of the page, as far around the print as a piece is looked for.</param>
    /// <param name="print">All ink of an upright line.</param>
    internal static double Measure(
        GrayImage page, InkMask ink, (int Left, int Top, int Right, int Bottom) print) =>
        new PaperStep(page, ink, print).Least();

    private double Least()
    {
        var (left, top, right, bottom) = _print;
        if (Patch.Tone(_page, _ink, left, top - 2, right, bottom + 2) is not { } inside)
        {
            return 0;
        }

        var height = bottom - top;
        List<double>[] sides =
        [
            [.. Steps(inside, height * MostAround, at => (left, top - at - BandDepth, right, top - at))],
            [.. Steps(inside, height * MostAround, at => (left, bottom + at, right, bottom + at + BandDepth))],
            [.. Steps(inside, height * MostAround, at => (left - at - BandDepth, top - 2, left - at, bottom + 2))],
            [.. Steps(inside, height * MostRight, at => (right + at, top - 2, right + at + BandDepth, bottom + 2))],
        ];
        return Array.Exists(sides, side => side.Count == 0)
            ? 0
            : Math.Max(0, Math.Max(sides.Min(side => side.Max()), sides.Min(side => -side.Min())));
    }

    /// <summary>How much lighter the paper under the print is than each band of one side.</summary>
    private IEnumerable<double> Steps(
        double inside, double most, Func<int, (int Left, int Top, int Right, int Bottom)> band)
    {
        for (var at = InkMask.Reach; at <= most; at += Stride)
        {
            var (left, top, right, bottom) = band(at);
            if (Patch.Tone(_page, _ink, left, top, right, bottom) is { } tone && Math.Abs(inside - tone) <= MostStep)
            {
                yield return inside - tone;
            }
        }
    }
}
