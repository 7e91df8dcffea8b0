using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Turned by up to some degrees either way; at least half of them, so that every seed turns.</summary>
/// <param name="maxDegrees">0..45.</param>
public sealed class RotationDegradation(double maxDegrees) : IDegradation
{
    public string Name => "rotation";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var degrees = maxDegrees * (0.5 + (random.NextDouble() / 2));
        return image.Rotate(random.Next(2) == 0 ? degrees : -degrees);
    }
}
