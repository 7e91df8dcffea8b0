using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// Periods that run all over a document, finer than its own print: what a display's pixels and a printer's dots leave.
/// Tiles of the photo as it came, since resampling would change the periods; the mean of their logarithmic power
/// spectra keeps what they share.
/// </summary>
internal sealed class SurfaceSpectrum
{
    private const int Side = 128;

    /// <summary>Tiles across and down; at least a third of them must be usable.</summary>
    private const int Across = 7;

    private const int Down = 5;

    /// <summary>Cycles per pixel; coarser periods may be the document's own fine lines and symbols.</summary>
    private const double LeastFrequency = 0.185;

    /// <summary>A display's pixels are seldom wider than four of the camera's.</summary>
    private const double LeastLatticeFrequency = 0.24;

    /// <summary>Screens of dots have one pitch and different directions.</summary>
    private const double LeastTurnDegrees = 12;

    private const double MostPitchRatio = 1.25;

    /// <summary>Beside a display's one lattice, the second direction is this much weaker.</summary>
    private const double LeastRivalShare = 0.7;

    /// <summary>Mean luma outside of which a tile shows nothing.</summary>
    private const double Darkest = 24;

    private const double Brightest = 250;

    /// <summary>Noise of rounding to 8 bits and a little more, so that a drawn page has a floor.</summary>
    private const double LeastNoise = 0.3;

    private SurfaceSpectrum(IReadOnlyList<SpectralPeak> peaks)
    {
        IsKnown = peaks.Count > 0;
        if (!IsKnown)
        {
            return;
        }

        var top = peaks[0];
        var rival = peaks.Where(peak => top.DegreesTo(peak) >= LeastTurnDegrees
            && Math.Abs(Math.Log(peak.Frequency / top.Frequency)) <= Math.Log(MostPitchRatio))
            .Select(peak => peak.Height).FirstOrDefault();
        var isTurned = rival >= top.Height * LeastRivalShare;
        TurnedScreens = isTurned ? rival : 0;
        Lattice = isTurned
            ? 0
            : peaks.Where(peak => peak.Frequency >= LeastLatticeFrequency).Select(peak => peak.Height)
                .FirstOrDefault();
    }

    /// <summary>False where too little of the document could be looked at.</summary>
    internal bool IsKnown { get; }

    /// <summary>Height of the one lattice that stands out, see <see cref="SpectralPeak.Height"/>; 0 without
    /// one.</summary>
    internal double Lattice { get; }

    /// <summary>Height of the second of several lattices of one pitch; 0 without one.</summary>
    internal double TurnedScreens { get; }

    private static readonly double[] Window =
        [.. Enumerable.Range(0, Side).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Side)))];

    /// <param name="outline">The document's corners in the photo.</param>
    internal static SurfaceSpectrum Measure(RgbImage photo, Core.Facts.Quad outline)
    {
        var transform = new FourierTransform(Side);
        var sum = new double[Side * Side];
        var (real, imaginary, power) = (new double[Side * Side], new double[Side * Side], new double[Side * Side]);
        var count = 0;
        foreach (var (left, top) in Places(photo, outline))
        {
            if (!Load(photo, left, top, real))
            {
                continue;
            }

            Array.Clear(imaginary);
            transform.Transform(real, imaginary);
            count++;
            for (var i = 0; i < sum.Length; i++)
            {
                power[i] = Math.Log((real[i] * real[i]) + (imaginary[i] * imaginary[i]) + (LeastNoise * Energy));
            }

            AddHighest(power, sum);
        }

        if (count < Across * Down / 3)
        {
            return new([]);
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] /= count;
        }

        return new([.. SpectralPeak.Find(sum, Side, LeastFrequency)]);
    }

    /// <summary>
    /// Adds the highest of each frequency and its neighbours: seen at a slant, a lattice is a little finer on one side
    /// of the picture than on the other.
    /// </summary>
    private static void AddHighest(double[] power, double[] sum)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            var row = i & ~(Side - 1);
            var (left, right) = (row | ((i - 1) & (Side - 1)), row | ((i + 1) & (Side - 1)));
            var highest = double.MinValue;
            for (var move = -Side; move <= Side; move += Side)
            {
                var at = Math.Max(power[Wrap(i + move)], Math.Max(power[Wrap(left + move)], power[Wrap(right + move)]));
                highest = Math.Max(highest, at);
            }

            sum[i] += highest;
        }
    }

    private static int Wrap(int index) => index & ((Side * Side) - 1);

    private static double Energy { get; } = Math.Pow(Window.Sum(weight => weight * weight), 2);

    private static IEnumerable<(int Left, int Top)> Places(RgbImage photo, Core.Facts.Quad outline)
    {
        for (var row = 0; row < Down; row++)
        {
            for (var column = 0; column < Across; column++)
            {
                var (u, v) = ((column + 0.9) / (Across + 0.8), (row + 0.9) / (Down + 0.8));
                var upperX = outline.X0 + ((outline.X1 - outline.X0) * u);
                var upperY = outline.Y0 + ((outline.Y1 - outline.Y0) * u);
                var lowerX = outline.X3 + ((outline.X2 - outline.X3) * u);
                var lowerY = outline.Y3 + ((outline.Y2 - outline.Y3) * u);
                var left = (int)(upperX + ((lowerX - upperX) * v)) - (Side / 2);
                var top = (int)(upperY + ((lowerY - upperY) * v)) - (Side / 2);
                if (left >= 0 && top >= 0 && left + Side <= photo.Width && top + Side <= photo.Height)
                {
                    yield return (left, top);
                }
            }
        }
    }

    /// <summary>Luma of a tile round its mean, under the window; false where it is too dark or bright.</summary>
    private static bool Load(RgbImage photo, int left, int top, double[] tile)
    {
        double sum = 0;
        for (var y = 0; y < Side; y++)
        {
            var row = photo.Pixels.AsSpan((((top + y) * photo.Width) + left) * 3, Side * 3);
            for (var x = 0; x < Side; x++)
            {
                var luma = (0.299 * row[x * 3]) + (0.587 * row[(x * 3) + 1]) + (0.114 * row[(x * 3) + 2]);
                tile[(y * Side) + x] = luma;
                sum += luma;
            }
        }

        var mean = sum / tile.Length;
        for (var i = 0; i < tile.Length; i++)
        {
            tile[i] = (tile[i] - mean) * Window[i / Side] * Window[i % Side];
        }

        return mean is > Darkest and < Brightest;
    }
}
