using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces.Series;

/// <summary>Mean linear light (sRGB undone) of places on a face, and of what is beside the head.</summary>
internal static class SkinLight
{
    private static readonly double[] ToLinear = [.. Enumerable.Range(0, 256).Select(level => Linear(level / 255.0))];

    /// <summary>Brow and both cheeks, where skin is even; in eye distances from the middle of the eyes.</summary>
    private static readonly (double X, double Y, double Reach)[] Skin =
        [(0, -0.55, 0.25), (-0.6, 0.6, 0.17), (0.6, 0.6, 0.17)];

    private static readonly (double X, double Y, double Reach)[] Sides = [(-2.1, 0.2, 0.3), (2.1, 0.2, 0.3)];

    internal static double[] OfSkin(RgbImage frame, FaceLandmarks points) => Mean(frame, points, Skin) ?? [0, 0, 0];

    internal static double[]? Beside(RgbImage frame, FaceLandmarks points) => Mean(frame, points, Sides);

    private static double[]? Mean(
        RgbImage frame, FaceLandmarks points, (double X, double Y, double Reach)[] places)
    {
        var map = Homography.Similarity(points.EyeDistance, points.Roll, points.EyesMiddle.X, points.EyesMiddle.Y);
        double red = 0, green = 0, blue = 0;
        var count = 0;
        foreach (var (x, y, reach) in places)
        {
            var middle = map.Map(x, y);
            var pixels = reach * points.EyeDistance;
            var (fromX, toX) = (Math.Max(0, (int)(middle.X - pixels)), Math.Min(frame.Width - 1, middle.X + pixels));
            var (fromY, toY) = (Math.Max(0, (int)(middle.Y - pixels)), Math.Min(frame.Height - 1, middle.Y + pixels));
            for (var row = fromY; row <= toY; row++)
            {
                for (var column = fromX; column <= toX; column++)
                {
                    var pixel = frame[column, row];
                    red += ToLinear[pixel[0]];
                    green += ToLinear[pixel[1]];
                    blue += ToLinear[pixel[2]];
                    count++;
                }
            }
        }

        return count == 0 ? null : [red / count, green / count, blue / count];
    }

    private static double Linear(double value) =>
        value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
