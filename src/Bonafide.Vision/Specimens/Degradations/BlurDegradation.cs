using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Out of focus: a Gaussian.</summary>
/// <param name="sigma">Standard deviation in pixels; 0.3..10.</param>
public sealed class BlurDegradation(double sigma) : IDegradation
{
    public string Name => "blur";

    /// <summary>Blur has no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed) => image.Smooth(sigma);
}
