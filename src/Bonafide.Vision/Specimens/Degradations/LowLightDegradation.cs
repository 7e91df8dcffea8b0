using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Too little light: darker towards one side, a warm lamp, and the noise that comes with it.</summary>
/// <param name="light">What is left of it; 0.05..1.</param>
public sealed class LowLightDegradation(double light) : IDegradation
{
    /// <summary>A lamp has less blue than daylight.</summary>
    private static readonly double[] Lamp = [1, 0.92, 0.8];

    public string Name => "lowLight";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var direction = random.NextDouble() * 2 * Math.PI;
        var (stepX, stepY) = (Math.Cos(direction) / image.Width, Math.Sin(direction) / image.Height);
        var dark = new RgbImage(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var side = ((x - (image.Width / 2.0)) * stepX) + ((y - (image.Height / 2.0)) * stepY);
                var here = light * (1 + (0.7 * side));
                var source = image[x, y];
                var target = dark[x, y];
                for (var channel = 0; channel < 3; channel++)
                {
                    target[channel] = (byte)Math.Clamp(source[channel] * here * Lamp[channel], 0, 255);
                }
            }
        }

        return new NoiseDegradation(3 + ((1 - light) * 5)).Apply(dark, random.Next());
    }
}
