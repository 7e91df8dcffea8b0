using System.Numerics;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Photographed from a screen by hand: the display's coarser pixels and their red, green and blue stripes, as far as
/// lens and sensor let them through, which beat against the camera's own grid (moiré); its gamma, its cold white, and
/// the dark bezel around.
/// </summary>
/// <param name="pitch">Camera pixels per pixel of the display; 1.2..4.</param>
/// <param name="bezel">Its width as a share of the longer side; 0..0.2.</param>
/// <param name="lens">Softness of the lens: standard deviation in camera pixels, 0.3..1.5.</param>
public sealed class ScreenRecaptureDegradation(double pitch, double bezel, double lens = 0.6) : IGeometricDegradation
{
    /// <summary>Degrees either way.</summary>
    private const double MaxTurn = 5;

    /// <summary>Degrees out of the picture's plane.</summary>
    private const double MaxTilt = 8;

    /// <summary>Share of a display pixel's width that one stripe shines over, and of its height.</summary>
    private const double StripeDuty = 0.3;

    private const double RowDuty = 0.85;
    private const double MostDepth = 0.6;
    private const double Gamma = 1.18;

    private static readonly double[] ColdWhite = [0.93, 0.98, 1.06];

    private readonly double _stripeDepth = Depth(StripeDuty, pitch, lens);
    private readonly double _rowDepth = Depth(RowDuty, pitch, lens);

    public string Name => "screenRecapture";

    public PixelMove Move(int width, int height, int seed)
    {
        var random = new Random(seed);
        double Spread(double most) => ((random.NextDouble() * 2) - 1) * most * Math.PI / 180;
        var (turn, tilt, axis) = (Spread(MaxTurn), Spread(MaxTilt), Spread(180));
        var border = Border(width, height);
        var (wide, high) = (width + (2 * border), height + (2 * border));
        var seen = CameraView.Frame(wide, high, CameraView.Corners(wide, high, tilt, axis, turn), 0);
        return seen with { ToSource = Homography.Similarity(1, 0, -border, -border).After(seen.ToSource) };
    }

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed + 1);
        var (phaseX, phaseY) = (random.NextDouble(), random.NextDouble());
        var move = Move(image.Width, image.Height, seed);
        var result = new RgbImage(move.Width, move.Height);
        for (var y = 0; y < result.Height; y++)
        {
            for (var x = 0; x < result.Width; x++)
            {
                var at = move.ToSource.Map(x, y);
                if (at.X < 0 || at.Y < 0 || at.X >= image.Width || at.Y >= image.Height)
                {
                    result[x, y].Fill((byte)(14 + random.Next(5)));
                    continue;
                }

                // The camera's pixel in the display's grid, and the middle of the display's pixel in the picture.
                var (u, v) = ((at.X / pitch) + phaseX, (at.Y / pitch) + phaseY);
                var colour = image.Sample(
                    (float)((Math.Floor(u) + 0.5 - phaseX) * pitch), (float)((Math.Floor(v) + 0.5 - phaseY) * pitch));
                Show(result[x, y], colour, u - Math.Floor(u), v - Math.Floor(v));
            }
        }

        return result;
    }

    private int Border(int width, int height) => (int)(Math.Max(width, height) * bezel);

    /// <summary>
    /// What is left of the first harmonic of a row of light bars behind lens and sensor pixel; the harmonics above it
    /// are filtered away.
    /// </summary>
    private static double Depth(double duty, double pitch, double lens)
    {
        var frequency = 1 / pitch;
        var bars = 2 * Math.Sin(Math.PI * duty) / (Math.PI * duty);
        var sensor = Math.Sin(Math.PI * frequency) / (Math.PI * frequency);
        return Math.Min(MostDepth, bars * sensor * Math.Exp(-2 * Math.Pow(Math.PI * lens * frequency, 2)));
    }

    private void Show(Span<byte> pixel, Vector4 colour, double across, double down)
    {
        var row = 1 + (_rowDepth * Math.Cos(2 * Math.PI * (down - 0.5)));
        for (var channel = 0; channel < 3; channel++)
        {
            // One stripe per channel, side by side.
            var stripe = 1 + (_stripeDepth * Math.Cos(2 * Math.PI * (across - ((channel + 0.5) / 3))));
            var light = Math.Pow(colour[channel] / 255, Gamma) * 255 * ColdWhite[channel] * stripe * row * 0.85;
            pixel[channel] = (byte)Math.Clamp(light + 4, 0, 255);
        }
    }
}
