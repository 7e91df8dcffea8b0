using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Turned by up to some degrees either way; at least half of them, so that every seed turns.</summary>
/// <param name="maxDegrees">0..180.</param>
public sealed class RotationDegradation(double maxDegrees) : IGeometricDegradation
{
    public string Name => "rotation";

    public RgbImage Apply(RgbImage image, int seed) => image.Rotate(Degrees(seed));

    public PixelMove Move(int width, int height, int seed)
    {
        var radians = Degrees(seed) * Math.PI / 180;
        var (cos, sin) = (Math.Abs(Math.Cos(radians)), Math.Abs(Math.Sin(radians)));
        var toWidth = (int)Math.Ceiling((width * cos) + (height * sin));
        var toHeight = (int)Math.Ceiling((width * sin) + (height * cos));
        return new(ImageWarping.RotationToSource(width, height, radians, toWidth, toHeight), toWidth, toHeight);
    }

    private double Degrees(int seed)
    {
        var random = new Random(seed);
        var degrees = maxDegrees * (0.5 + (random.NextDouble() / 2));
        return random.Next(2) == 0 ? degrees : -degrees;
    }
}
