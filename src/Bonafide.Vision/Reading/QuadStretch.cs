using Bonafide.Core.Facts;

namespace Bonafide.Vision.Reading;

/// <summary>Stretches of a line of text.</summary>
internal static class QuadStretch
{
    /// <summary>The part of a line between two shares of its length, 0..1.</summary>
    internal static Quad Between(this Quad line, double from, double to) => new(
        Mix(line.X0, line.X1, from), Mix(line.Y0, line.Y1, from), Mix(line.X0, line.X1, to), Mix(line.Y0, line.Y1, to),
        Mix(line.X3, line.X2, to), Mix(line.Y3, line.Y2, to), Mix(line.X3, line.X2, from), Mix(line.Y3, line.Y2, from));

    private static double Mix(double a, double b, double share) => a + ((b - a) * share);
}
