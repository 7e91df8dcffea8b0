using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// The paper under one line of print against the paper around it. All lengths are pixels of the page, all tones steps
/// of 0..255.
/// </summary>
/// <param name="Step">See <see cref="PaperStep"/>.</param>
/// <param name="LostLines">How much rougher the paper on each of the four sides of the value is than the paper under
/// it, logarithm: the least rough counts, and to the left and right only what is wider than the value is high. Below 0
/// where it is smoother, and 0 where it cannot be told.</param>
internal sealed record FieldSurface(double Step, double LostLines)
{
    /// <summary>Length over height below which the paper between few signs tells nothing of lines: a year may lie
    /// between two waves.</summary>
    private const double LeastStretch = 3;

    /// <summary>How far from the value its surroundings are looked at, heights of the value.</summary>
    private const double Around = 0.9;

    private const double Beside = 3;

    /// <summary>What lies nearer may belong to the value's own piece of paper, heights of the value.</summary>
    private const double Gap = 0.3;

    /// <summary>Who wipes a value out covers it from its highest to its lowest ink and some more, heights of the value.
    /// A line within shows that nothing was wiped.</summary>
    private const double Margin = 0.16;

    /// <summary>Fewer pixels of paper tell nothing.</summary>
    private const int LeastPaper = 60;

    /// <summary>Roughness that noise and compression leave on the plainest paper, squared gray levels.</summary>
    private const double Floor = 2;

    /// <summary>Null where no ink or too little paper is seen.</summary>
    internal static FieldSurface? Measure(GrayImage page, Core.Facts.Quad region)
    {
        var (x, y, width, height) = region.Bounds();
        var (left, top) = (Math.Max(0, (int)(x - (height * Beside))), Math.Max(0, (int)(y - (height * Around))));
        var right = Math.Min(page.Width, (int)(x + width + (height * Beside)));
        var bottom = Math.Min(page.Height, (int)(y + height + (height * Around)));
        if (right - left < 8 || bottom - top < 8 || height < 8)
        {
            return null;
        }

        var ink = new InkMask(page, left, top, right, bottom);
        if (ink.Extent(x, y, x + width, y + height) is not { } print)
        {
            return null;
        }

        var (gap, margin) = (height * Gap, height * Margin);
        var inside = Patch.Of(page, ink, x, print.Top - margin, x + width, print.Bottom + margin);
        if (inside.Count < LeastPaper)
        {
            return null;
        }

        var around = Math.Min(
            Patch.Of(page, ink, x, top, x + width, y - gap).Roughness,
            Patch.Of(page, ink, x, y + height + gap, x + width, bottom).Roughness);
        var least = new[]
        {
            Patch.Of(page, ink, left, y, x - gap, y + height),
            Patch.Of(page, ink, x + width + gap, y, right, y + height),
        }.Where(side => side.Count > height * height && !double.IsNaN(side.Roughness))
            .Select(side => side.Roughness).Append(around).Min();
        var lost = Math.Log((least + Floor) / (inside.Roughness + Floor));
        var isTold = !double.IsNaN(lost) && width >= height * LeastStretch;
        return new(PaperStep.Measure(page, ink, print), isTold ? lost : 0);
    }
}
