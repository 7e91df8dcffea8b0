namespace Bonafide.Vision.Detectors;

/// <summary>A period that stands out.</summary>
/// <param name="U">Cycles per pixel of the photo along its rows, -0.5..0.5.</param>
/// <param name="V">Down its columns, 0..0.5.</param>
/// <param name="Height">Natural logarithm of its power over that of the frequencies around it.</param>
internal sealed record SpectralPeak(double U, double V, double Height)
{
    /// <summary>Cycles per pixel of JPEG's blocks.</summary>
    private const double BlockFrequency = 1.0 / SurfaceTile.Block;

    /// <summary>How far an echo may lie from where it belongs: less than a bin of a tile.</summary>
    private const double EchoDistance = 0.5 / SurfaceTile.Side;

    /// <summary>Bins that a peak itself may fill, and the ring around that it is held against.</summary>
    private const int Inner = 3;

    private const int Outer = 6;

    /// <summary>Cycles per pixel of the photo, 0..0.71.</summary>
    internal double Frequency => Math.Sqrt((U * U) + (V * V));

    /// <summary>Its direction in the photo, 0..90; directions at right angles are the same, since a lattice has
    /// both.</summary>
    internal double Degrees => Fold(Math.Atan2(V, U));

    /// <summary>Whether it runs along the photo's own rows or columns, as much of what JPEG leaves does.</summary>
    internal bool IsLevel => U == 0 || V == 0;

    /// <summary>Peaks of a mean spectrum, the highest first.</summary>
    /// <param name="log">Logarithmic power as a tile has it, see <see cref="SurfaceTile.Index"/>.</param>
    /// <param name="leastFrequency">Cycles per pixel.</param>
    internal static IEnumerable<SpectralPeak> Find(double[] log, double leastFrequency)
    {
        const double Side = SurfaceTile.Side;
        var least = leastFrequency * Side;
        var peaks = new List<SpectralPeak>();
        var ring = new List<double>();
        for (var v = 0; v <= SurfaceTile.Side / 2; v++)
        {
            for (var u = 1 - (SurfaceTile.Side / 2); u <= SurfaceTile.Side / 2; u++)
            {
                if ((u * u) + (v * v) < least * least || !IsTop(log, u, v))
                {
                    continue;
                }

                peaks.Add(new(u / Side, v / Side, log[SurfaceTile.Index(u, v)] - Around(log, u, v, ring)));
            }
        }

        return peaks.OrderByDescending(peak => peak.Height);
    }

    private static bool IsTop(double[] log, int u, int v)
    {
        var here = log[SurfaceTile.Index(u, v)];
        for (var y = v - 1; y <= v + 1; y++)
        {
            for (var x = u - 1; x <= u + 1; x++)
            {
                if (log[SurfaceTile.Index(x, y)] > here)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static double Around(double[] log, int u, int v, List<double> ring)
    {
        ring.Clear();
        for (var y = -Outer; y <= Outer; y++)
        {
            for (var x = -Outer; x <= Outer; x++)
            {
                if (Math.Max(Math.Abs(x), Math.Abs(y)) >= Inner)
                {
                    ring.Add(log[SurfaceTile.Index(u + x, v + y)]);
                }
            }
        }

        ring.Sort();
        return ring[ring.Count / 2];
    }

    /// <summary>Between two directions, 0..45.</summary>
    internal double DegreesTo(SpectralPeak other)
    {
        var apart = Math.Abs(Degrees - other.Degrees);
        return Math.Min(apart, 90 - apart);
    }

    /// <summary>How far it lies from the line through zero and another, or from that at a right angle, cycles per
    /// pixel.</summary>
    internal double DistanceToRowOf(SpectralPeak other) => Frequency * Math.Sin(DegreesTo(other) * Math.PI / 180);

    /// <summary>
    /// Whether JPEG made it of the other, or of the one at a right angle to it: blocks that are rounded each by itself
    /// repeat a frequency at whole numbers of their own from it, along rows and columns.
    /// </summary>
    internal bool IsEchoOf(SpectralPeak other) =>
        IsWhole(U - other.U, V - other.V) || IsWhole(U + other.U, V + other.V)
        || IsWhole(U + other.V, V - other.U) || IsWhole(U - other.V, V + other.U);

    private static bool IsWhole(double u, double v) =>
        Math.Abs(Math.IEEERemainder(u, BlockFrequency)) <= EchoDistance
        && Math.Abs(Math.IEEERemainder(v, BlockFrequency)) <= EchoDistance;

    private static double Fold(double radians)
    {
        var degrees = radians * 180 / Math.PI % 90;
        return degrees < 0 ? degrees + 90 : degrees;
    }
}
