using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Seen at a slant: every corner moves inwards, and the edge's colours fill what becomes free.</summary>
/// <param name="maxShare">How far a corner moves at most, as a share of each side; 0..0.2.</param>
public sealed class PerspectiveDegradation(double maxShare) : IGeometricDegradation
{
    public string Name => "perspective";

    public RgbImage Apply(RgbImage image, int seed) =>
        image.Warp(Move(image.Width, image.Height, seed).ToSource, image.Width, image.Height);

    public PixelMove Move(int width, int height, int seed)
    {
        var random = new Random(seed);
        float right = width - 1, bottom = height - 1;
        Span<PointF> corners = [new(0, 0), new(right, 0), new(right, bottom), new(0, bottom)];
        Span<PointF> seen = stackalloc PointF[4];
        for (var i = 0; i < 4; i++)
        {
            var inX = (float)(random.NextDouble() * maxShare * width);
            var inY = (float)(random.NextDouble() * maxShare * height);
            var (x, y) = (corners[i].X, corners[i].Y);
            seen[i] = new PointF(x > 0 ? x - inX : inX, y > 0 ? y - inY : inY);
        }

        return Homography.FromPoints(seen, corners) is { } toSource
            ? new(toSource, width, height)
            : throw new InvalidOperationException("The corners do not span an area.");
    }
}
