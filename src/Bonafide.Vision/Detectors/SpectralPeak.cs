namespace Bonafide.Vision.Detectors;

/// <summary>A period that stands out.</summary>
/// <param name="Frequency">Cycles per pixel of the photo, 0..0.71.</param>
/// <param name="Degrees">Its direction in the photo, 0..90; directions at right angles are the same, since a lattice
/// has both.</param>
/// <param name="Height">Natural logarithm of its power over that of the frequencies around it.</param>
internal sealed record SpectralPeak(double Frequency, double Degrees, double Height)
{
    /// <summary>Bins that a peak itself may fill, and the ring around that it is held against.</summary>
    private const int Inner = 3;

    private const int Outer = 6;

    /// <summary>Peaks of a mean spectrum, the highest first.</summary>
    /// <param name="log">Logarithmic power, side × side, the constant first.</param>
    internal static IEnumerable<SpectralPeak> Find(double[] log, int side, double leastFrequency)
    {
        var peaks = new List<SpectralPeak>();
        var ring = new List<double>();
        for (var v = 0; v <= side / 2; v++)
        {
            for (var u = 1 - (side / 2); u <= side / 2; u++)
            {
                var frequency = Math.Sqrt((u * u) + (v * v)) / side;
                if (frequency < leastFrequency || !IsTop(log, side, u, v))
                {
                    continue;
                }

                var height = At(log, side, u, v) - Around(log, side, u, v, ring);
                peaks.Add(new(frequency, Fold(Math.Atan2(v, u)), height));
            }
        }

        return peaks.OrderByDescending(peak => peak.Height);
    }

    private static bool IsTop(double[] log, int side, int u, int v)
    {
        var here = At(log, side, u, v);
        for (var y = v - 1; y <= v + 1; y++)
        {
            for (var x = u - 1; x <= u + 1; x++)
            {
                if (At(log, side, x, y) > here)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static double Around(double[] log, int side, int u, int v, List<double> ring)
    {
        ring.Clear();
        for (var y = -Outer; y <= Outer; y++)
        {
            for (var x = -Outer; x <= Outer; x++)
            {
                if (Math.Max(Math.Abs(x), Math.Abs(y)) >= Inner)
                {
                    ring.Add(At(log, side, u + x, v + y));
                }
            }
        }

        ring.Sort();
        return ring[ring.Count / 2];
    }

    private static double At(double[] log, int side, int u, int v) =>
        log[(((v + (2 * side)) % side) * side) + ((u + (2 * side)) % side)];

    /// <summary>Between two directions, 0..45.</summary>
    internal double DegreesTo(SpectralPeak other)
    {
        var apart = Math.Abs(Degrees - other.Degrees);
        return Math.Min(apart, 90 - apart);
    }

    private static double Fold(double radians)
    {
        var degrees = radians * 180 / Math.PI % 90;
        return degrees < 0 ? degrees + 90 : degrees;
    }
}
