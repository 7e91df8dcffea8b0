using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Turned clockwise by a quarter, pixel by pixel.</summary>
public sealed class QuarterTurnDegradation : IGeometricDegradation
{
    public string Name => "quarterTurn";

    /// <summary>There is no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed) => image.Turn(1);

    public PixelMove Move(int width, int height, int seed) =>
        new(new Homography(0, 1, 0, -1, 0, height - 1, 0, 0), height, width);
}
