using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Printed in four inks on tinted paper and scanned: dots of cyan, magenta, yellow and black in screens that are turned
/// against each other.
/// </summary>
/// <param name="dotPitch">From dot to dot, in pixels of the scan; 3..8.</param>
public sealed class PrintScanDegradation(double dotPitch) : IDegradation
{
    /// <summary>How softly a dot ends, as a share of full coverage.</summary>
    private const double Softness = 0.35;

    private static readonly double[] Angles = [15, 75, 0, 45];

    /// <summary>What is left of red, green and blue under full ink; inks are not pure.</summary>
    private static readonly double[][] Inks =
        [[0.08, 0.62, 0.86], [0.84, 0.12, 0.5], [0.97, 0.9, 0.1], [0.12, 0.12, 0.13]];

    private static readonly double[][] Papers = [[250, 247, 238], [246, 246, 244], [240, 238, 226]];

    public string Name => "printScan";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var paper = Papers[random.Next(Papers.Length)];
        var grain = new Texture(random);
        var waves = Angles.Select(degrees => (
            X: Math.Cos(degrees * Math.PI / 180) * 2 * Math.PI / dotPitch,
            Y: Math.Sin(degrees * Math.PI / 180) * 2 * Math.PI / dotPitch,
            Phase: random.NextDouble() * 6)).ToArray();
        var result = new RgbImage(image.Width, image.Height);
        Span<double> inks = stackalloc double[4];
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                Separate(image[x, y], inks);
                var light = 1 + (0.02 * grain.At(x / 9.0, y / 9.0, 2));
                var (red, green, blue) = (paper[0] * light, paper[1] * light, paper[2] * light);
                for (var ink = 0; ink < 4; ink++)
                {
                    var (waveX, waveY, phase) = waves[ink];
                    var one = Math.Cos((x * waveX) + (y * waveY) + phase);
                    var screen = (one + Math.Cos((y * waveX) - (x * waveY) + phase)) / 4;
                    var covered = Math.Clamp(((inks[ink] - 0.5 - screen) / Softness) + 0.5, 0, 1);
                    red *= 1 - (covered * (1 - Inks[ink][0]));
                    green *= 1 - (covered * (1 - Inks[ink][1]));
                    blue *= 1 - (covered * (1 - Inks[ink][2]));
                }

                var pixel = result[x, y];
                (pixel[0], pixel[1], pixel[2]) = (Level(red), Level(green), Level(blue));
            }
        }

        return new BlurDegradation(0.6).Apply(result, seed);
    }

    /// <summary>Black takes the grey part of the colour.</summary>
    private static void Separate(ReadOnlySpan<byte> pixel, Span<double> inks)
    {
        var (cyan, magenta, yellow) = (1 - (pixel[0] / 255.0), 1 - (pixel[1] / 255.0), 1 - (pixel[2] / 255.0));
        var black = Math.Pow(Math.Min(Math.Min(cyan, magenta), yellow), 1.4);
        var rest = Math.Max(1 - black, 0.01);
        (inks[0], inks[1], inks[2], inks[3]) = (
            (cyan - black) / rest, (magenta - black) / rest, (yellow - black) / rest, black);
    }

    private static byte Level(double value) => (byte)Math.Clamp(value, 0, 255);
}
