using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Seen by a camera that is not straight above: tilted about any axis by up to some degrees, at least half of them. The
/// edge's colours fill what becomes free.
/// </summary>
/// <param name="maxDegrees">0..45.</param>
public sealed class TiltDegradation(double maxDegrees) : IGeometricDegradation
{
    public string Name => "tilt";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var move = Move(image.Width, image.Height, seed);
        return image.Warp(move.ToSource, move.Width, move.Height);
    }

    public PixelMove Move(int width, int height, int seed)
    {
        var random = new Random(seed);
        var tilt = maxDegrees * (0.5 + (random.NextDouble() / 2)) * Math.PI / 180;
        var axis = random.NextDouble() * 2 * Math.PI;
        return CameraView.Frame(width, height, CameraView.Corners(width, height, tilt, axis, 0), 0);
    }
}
