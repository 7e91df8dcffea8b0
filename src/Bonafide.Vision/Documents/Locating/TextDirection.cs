using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>The direction in which most of the text runs.</summary>
internal static class TextDirection
{
    /// <summary>Lines shorter than this many times their thickness say little about their direction.</summary>
    private const double MinStretch = 2.5;

    /// <summary>Radians -π/2..π/2 from the rows, which way round is not known; null without long enough
    /// lines.</summary>
    internal static double? Of(IReadOnlyList<LineBox> boxes)
    {
        var best = (Weight: 0.0, Angle: 0.0);
        var lines = boxes.Where(box => box.Length >= box.Thickness * MinStretch).ToList();
        foreach (var line in lines)
        {
            var near = lines.Where(other => OutlineSearch.Lean(other.Angle, line.Angle) < 0.12).ToList();
            var weight = near.Sum(other => other.Length);
            if (weight > best.Weight)
            {
                var turn = near.Sum(other => other.Length * Turn(other.Angle, line.Angle)) / weight;
                best = (weight, line.Angle + turn);
            }
        }

        return best.Weight == 0 ? null : Math.IEEERemainder(best.Angle, Math.PI);
    }

    private static double Turn(double angle, double from) => Math.IEEERemainder(angle - from, Math.PI);
}
