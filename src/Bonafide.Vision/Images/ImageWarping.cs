using System.Numerics;

namespace Bonafide.Vision.Images;

/// <summary>Taking a turned, slanted or distant part of an image as an upright image of its own.</summary>
public static class ImageWarping
{
    private const int MaxSamplesPerSide = 4;

    /// <summary>The upright image of a quadrilateral; shrinking averages several samples per pixel.</summary>
    /// <returns>Null when the corners do not span an area.</returns>
    public static RgbImage? Straighten(this RgbImage image, Quad quad, int width, int height) =>
        Homography.FromRectangle(width, height, quad) is { } map ? image.Warp(map, width, height) : null;

    /// <summary>
    /// Draws an image of the given size where each pixel takes the colour at its mapped place; places outside take
    /// the nearest edge.
    /// </summary>
    public static RgbImage Warp(this RgbImage image, Homography toSource, int width, int height)
    {
        var result = new RgbImage(width, height);
        var offsets = Offsets(SamplesPerSide(toSource, width, height));
        var share = 1f / (offsets.Length * offsets.Length);
        var half = new Vector4(0.5f);
        var sums = new Vector4[width];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            foreach (var down in offsets)
            {
                AddSamples(image, toSource, y + down, offsets, sums);
            }

            var row = result.Pixels.AsSpan(y * width * 3, width * 3);
            foreach (var sum in sums)
            {
                var colour = (sum * share) + half;
                (row[0], row[1], row[2]) = ((byte)colour.X, (byte)colour.Y, (byte)colour.Z);
                row = row[3..];
            }
        }

        return result;
    }

    /// <summary>One line of samples. Along it the map's terms grow evenly, so that only their quotient is left to
    /// take for each.</summary>
    private static void AddSamples(RgbImage image, Homography map, double y, double[] offsets, Span<Vector4> sums)
    {
        var (acrossAtStart, downAtStart, depthAtStart) =
            ((map.B * y) + map.C, (map.E * y) + map.F, (map.H * y) + 1);
        for (var i = 0; i < sums.Length; i++)
        {
            foreach (var offset in offsets)
            {
                var x = i + offset;
                var share = 1 / ((map.G * x) + depthAtStart);
                sums[i] += image.Sample(
                    (float)(((map.A * x) + acrossAtStart) * share), (float)(((map.D * x) + downAtStart) * share));
            }
        }
    }

    /// <summary>Turned by any angle, clockwise on the screen, about its middle, into a canvas that holds all of
    /// it.</summary>
    public static RgbImage Rotate(this RgbImage image, double degrees)
    {
        var radians = degrees * Math.PI / 180;
        var cos = Math.Abs(Math.Cos(radians));
        var sin = Math.Abs(Math.Sin(radians));
        var width = (int)Math.Ceiling((image.Width * cos) + (image.Height * sin));
        var height = (int)Math.Ceiling((image.Width * sin) + (image.Height * cos));
        return image.Warp(RotationToSource(image.Width, image.Height, radians, width, height), width, height);
    }

    /// <summary>Where a pixel of the turned canvas comes from.</summary>
    internal static Homography RotationToSource(
        int sourceWidth, int sourceHeight, double radians, int width, int height)
    {
        var back = Homography.Similarity(1, -radians, 0, 0);
        var middle = back.Map((width - 1) / 2.0, (height - 1) / 2.0);
        return back with
        {
            C = ((sourceWidth - 1) / 2.0) - middle.X,
            F = ((sourceHeight - 1) / 2.0) - middle.Y,
        };
    }

    /// <summary>From a pixel's middle to its samples, which stand in a grid: along a side of it.</summary>
    private static double[] Offsets(int perSide) =>
        [.. Enumerable.Range(0, perSide).Select(sample => ((sample + 0.5) / perSide) - 0.5)];

    /// <summary>How many samples a target pixel needs, from how far apart its neighbours lie in the source.</summary>
    private static int SamplesPerSide(Homography map, int width, int height)
    {
        var middle = map.Map(width / 2.0, height / 2.0);
        var step = Math.Max(
            middle.DistanceTo(map.Map((width / 2.0) + 1, height / 2.0)),
            middle.DistanceTo(map.Map(width / 2.0, (height / 2.0) + 1)));
        return Math.Clamp((int)Math.Ceiling(step - 0.2), 1, MaxSamplesPerSide);
    }
}
