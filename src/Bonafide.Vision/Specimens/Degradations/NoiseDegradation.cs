using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Sensor noise: every channel of every pixel for itself, normally distributed.</summary>
/// <param name="deviation">Standard deviation in steps of 0..255; 1..60.</param>
public sealed class NoiseDegradation(double deviation) : IDegradation
{
    public string Name => "noise";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var result = new RgbImage(image.Width, image.Height);
        for (var i = 0; i < result.Pixels.Length; i++)
        {
            // Box and Muller's transform; 1 - u keeps the logarithm's argument above zero.
            var length = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var noise = length * Math.Cos(2 * Math.PI * random.NextDouble()) * deviation;
            result.Pixels[i] = (byte)Math.Clamp(Math.Round(image.Pixels[i] + noise), 0, 255);
        }

        return result;
    }
}
