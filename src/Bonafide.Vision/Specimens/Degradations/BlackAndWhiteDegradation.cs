using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>From a copier: no colour, harder contrast, specks of toner.</summary>
/// <param name="contrast">1 keeps the greys, 4 is nearly black and white; 1..6.</param>
public sealed class BlackAndWhiteDegradation(double contrast) : IDegradation
{
    private const double SpecksPerPixel = 0.0004;

    public string Name => "blackAndWhite";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var gray = image.ToGray();
        for (var i = 0; i < gray.Pixels.Length; i++)
        {
            gray.Pixels[i] = random.NextDouble() < SpecksPerPixel
                ? (byte)random.Next(40, 120)
                : (byte)Math.Clamp(((gray.Pixels[i] - 140) * contrast) + 140, 8, 250);
        }

        return gray.ToRgb();
    }
}
