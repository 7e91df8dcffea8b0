using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// Photographed by hand: the page lies on a table, a cloth or a stone with its shadow, tilted and turned, with some of
/// the surface around it.
/// </summary>
/// <param name="maxTurn">In the picture's plane, degrees, 0..180, either way.</param>
/// <param name="maxTilt">Out of the plane, degrees, 0..45.</param>
/// <param name="margin">Surface on each side, as a share of the page's longer side; 0.02..1.</param>
/// <param name="cornerRadius">Of the page's corners, as a share of its height; 0 for sharp ones.</param>
/// <param name="hole">Through which the surface is seen; none when not given.</param>
public sealed class SceneDegradation(
    double maxTurn, double maxTilt, double margin, double cornerRadius = 0.055, PunchedHole? hole = null)
    : IGeometricDegradation
{
    /// <summary>Softness and offset of the shadow, as a share of the page's height.</summary>
    private const double ShadowReach = 0.03;

    private const double ShadowDepth = 0.45;

    public string Name => "scene";

    public PixelMove Move(int width, int height, int seed)
    {
        var random = new Random(seed);
        double Spread(double most) => ((random.NextDouble() * 2) - 1) * most * Math.PI / 180;
        var (turn, tilt, axis) = (Spread(maxTurn), Spread(maxTilt), Spread(180));
        return CameraView.Frame(width, height, CameraView.Corners(width, height, tilt, axis, turn), margin);
    }

    public RgbImage Apply(RgbImage image, int seed)
    {
        var move = Move(image.Width, image.Height, seed);
        var scene = Surfaces.Draw(move.Width, move.Height, seed);
        var page = image.Warp(move.ToSource, move.Width, move.Height);
        var radius = cornerRadius * image.Height;
        var reach = ShadowReach * image.Height;
        for (var y = 0; y < move.Height; y++)
        {
            for (var x = 0; x < move.Width; x++)
            {
                var at = move.ToSource.Map(x, y);
                var inside = Inside(at.X, at.Y, image, radius);
                var behind = Inside(at.X - reach, at.Y - reach, image, radius);
                var shade = 1 - (ShadowDepth * Math.Clamp((behind / (2 * reach)) + 0.5, 0, 1));
                var share = Math.Clamp(inside + 0.5, 0, 1);
                var target = scene[x, y];
                var source = page[x, y];
                for (var channel = 0; channel < 3; channel++)
                {
                    target[channel] = (byte)((source[channel] * share) + (target[channel] * shade * (1 - share)));
                }
            }
        }

        return scene;
    }

    /// <summary>Distance to the page's edge, in its pixels; above zero where there is paper.</summary>
    private double Inside(double x, double y, RgbImage page, double radius)
    {
        var card = Inside(x, y, page.Width, page.Height, radius);
        return hole is null ? card : Math.Min(card, hole.Outside(x, y, page.Width, page.Height));
    }

    /// <summary>Distance to the rounded rectangle's edge, in its pixels; above zero inside.</summary>
    private static double Inside(double x, double y, int width, int height, double radius)
    {
        var (middleX, middleY) = ((width - 1) / 2.0, (height - 1) / 2.0);
        var (outX, outY) = (Math.Abs(x - middleX) - (middleX - radius), Math.Abs(y - middleY) - (middleY - radius));
        var corner = Math.Sqrt(Math.Pow(Math.Max(outX, 0), 2) + Math.Pow(Math.Max(outY, 0), 2));
        return radius - corner - Math.Min(Math.Max(outX, outY), 0);
    }
}
