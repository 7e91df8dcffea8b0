using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Photographed from a screen: the display's coarser pixels and their red, green and blue stripes, which beat against
/// the camera's own grid (moiré), its gamma, its cold white, and the dark bezel around.
/// </summary>
/// <param name="pitch">Camera pixels per pixel of the display; 1.2..4.</param>
/// <param name="bezel">Its width as a share of the longer side; 0..0.2.</param>
public sealed class ScreenRecaptureDegradation(double pitch, double bezel) : IGeometricDegradation
{
    /// <summary>How dark the gaps between stripes come out after the camera's filter.</summary>
    private const double StripeDepth = 0.3;

    private const double RowDepth = 0.16;
    private const double Gamma = 1.18;

    private static readonly double[] ColdWhite = [0.93, 0.98, 1.06];

    public string Name => "screenRecapture";

    public PixelMove Move(int width, int height, int seed)
    {
        var border = Border(width, height);
        return new PixelMove(
            Homography.Similarity(1, 0, -border, -border), width + (2 * border), height + (2 * border));
    }

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var turn = (random.NextDouble() - 0.5) * 0.06;
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        var (phaseX, phaseY) = (random.NextDouble(), random.NextDouble());
        var border = Border(image.Width, image.Height);
        var result = new RgbImage(image.Width + (2 * border), image.Height + (2 * border));
        Span<float> colour = stackalloc float[3];
        for (var y = 0; y < result.Height; y++)
        {
            for (var x = 0; x < result.Width; x++)
            {
                var (inX, inY) = (x - border, y - border);
                if (inX < 0 || inY < 0 || inX >= image.Width || inY >= image.Height)
                {
                    result[x, y].Fill((byte)(14 + random.Next(5)));
                    continue;
                }

                // The camera's pixel in the display's grid, and the middle of the display's pixel in the picture.
                var u = (((inX * cos) + (inY * sin)) / pitch) + phaseX;
                var v = (((inY * cos) - (inX * sin)) / pitch) + phaseY;
                var cellX = (Math.Floor(u) + 0.5 - phaseX) * pitch;
                var cellY = (Math.Floor(v) + 0.5 - phaseY) * pitch;
                image.Sample((float)((cellX * cos) - (cellY * sin)), (float)((cellY * cos) + (cellX * sin)), colour);
                Show(result[x, y], colour, u - Math.Floor(u), v - Math.Floor(v));
            }
        }

        return result;
    }

    private int Border(int width, int height) => (int)(Math.Max(width, height) * bezel);

    private static void Show(Span<byte> pixel, ReadOnlySpan<float> colour, double across, double down)
    {
        var row = 1 - (RowDepth * (0.5 + (0.5 * Math.Cos(2 * Math.PI * down))));
        for (var channel = 0; channel < 3; channel++)
        {
            // One stripe per channel, side by side.
            var stripe = 1 + (StripeDepth * Math.Cos(2 * Math.PI * (across - ((channel + 0.5) / 3))));
            var light = Math.Pow(colour[channel] / 255, Gamma) * 255 * ColdWhite[channel] * stripe * row;
            pixel[channel] = (byte)Math.Clamp(light + 4, 0, 255);
        }
    }
}
