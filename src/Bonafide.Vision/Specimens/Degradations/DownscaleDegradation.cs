using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Sent through a program that makes pictures smaller.</summary>
/// <param name="longestSide">Pixels; smaller pictures stay as they are.</param>
public sealed class DownscaleDegradation(int longestSide) : IGeometricDegradation
{
    public string Name => "downscale";

    /// <summary>There is no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed) => image.FitWithin(longestSide);

    public PixelMove Move(int width, int height, int seed)
    {
        var scale = Math.Min(1, longestSide / (double)Math.Max(width, height));
        var (toWidth, toHeight) = ((int)Math.Round(width * scale), (int)Math.Round(height * scale));
        return new PixelMove(
            new Homography((double)width / toWidth, 0, 0, 0, (double)height / toHeight, 0, 0, 0), toWidth, toHeight);
    }
}
