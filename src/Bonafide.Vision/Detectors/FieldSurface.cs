using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// The paper under one line of print against the paper around it. All lengths are pixels of the page, all tones steps
/// of 0..255.
/// </summary>
/// <param name="Step">See <see cref="PaperStep"/>.</param>
/// <param name="LostLines">How much rougher the paper above and below the value is than the paper under it, logarithm;
/// below 0 where it is smoother, and 0 where one of them is not seen.</param>
internal sealed record FieldSurface(double Step, double LostLines)
{
    /// <summary>How much darker than the paper ink is at least.</summary>
    private const int InkDepth = 36;

    /// <summary>Pixels around ink that its blur reaches.</summary>
    private const int InkReach = 3;

    /// <summary>Length over height below which the paper between few signs tells nothing of lines.</summary>
    internal const double LeastStretch = 2.5;

    /// <summary>Fewer pixels of paper tell nothing.</summary>
    private const int LeastPaper = 60;

    /// <summary>Roughness that noise and compression leave on the plainest paper, squared gray levels.</summary>
    private const double Floor = 1;

    /// <summary>Null where no ink or too little paper is seen.</summary>
    internal static FieldSurface? Measure(GrayImage page, Core.Facts.Quad region)
    {
        var (x, y, width, height) = region.Bounds();
        var reach = (int)(height * 0.9);
        var (left, top) = (Math.Max(0, (int)x - reach), Math.Max(0, (int)y - reach));
        var right = Math.Min(page.Width, (int)(x + width) + reach);
        var bottom = Math.Min(page.Height, (int)(y + height) + reach);
        if (right - left < 8 || bottom - top < 8 || height < 8)
        {
            return null;
        }

        var ink = new InkMask(page, left, top, right, bottom, InkDepth, InkReach);
        var gap = height * 0.3;
        var inside = Patch.Of(page, ink, x, y, x + width, y + height);
        Patch[] sides =
        [
            Patch.Of(page, ink, x, top, x + width, y - gap),
            Patch.Of(page, ink, x, y + height + gap, x + width, bottom),
        ];
        if (inside.Count < LeastPaper)
        {
            return null;
        }

        var lost = (Math.Log((sides[0].Roughness + Floor) * (sides[1].Roughness + Floor)) / 2)
            - Math.Log(inside.Roughness + Floor);
        var isTold = !double.IsNaN(lost) && width >= height * LeastStretch;
        return new(PaperStep.Measure(page, region, InkDepth), isTold ? lost : 0);
    }
}
