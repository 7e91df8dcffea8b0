using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Held so that a corner lies outside the picture: two sides that meet are cut off.</summary>
/// <param name="share">Of each side; 0.01..0.4.</param>
public sealed class CutCornerDegradation(double share) : IGeometricDegradation
{
    public string Name => "cutCorner";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var move = Move(image.Width, image.Height, seed);
        return image.Crop((int)move.ToSource.C, (int)move.ToSource.F, move.Width, move.Height);
    }

    public PixelMove Move(int width, int height, int seed)
    {
        var corner = new Random(seed).Next(4);
        var (cutX, cutY) = ((int)(width * share), (int)(height * share));
        var toSource = Homography.Similarity(1, 0, corner % 2 == 0 ? cutX : 0, corner < 2 ? cutY : 0);
        return new PixelMove(toSource, width - cutX, height - cutY);
    }
}
