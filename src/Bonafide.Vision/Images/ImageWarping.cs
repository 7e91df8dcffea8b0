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
        var perSide = SamplesPerSide(toSource, width, height);
        var share = 1f / (perSide * perSide);
        Span<float> colour = stackalloc float[3];
        Span<float> sum = stackalloc float[3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                sum.Clear();
                for (var k = 0; k < perSide * perSide; k++)
                {
                    var dx = (((k % perSide) + 0.5) / perSide) - 0.5;
                    var dy = (((k / perSide) + 0.5) / perSide) - 0.5;
                    var at = toSource.Map(x + dx, y + dy);
                    image.Sample(at.X, at.Y, colour);
                    sum[0] += colour[0];
                    sum[1] += colour[1];
                    sum[2] += colour[2];
                }

                var pixel = result[x, y];
                for (var channel = 0; channel < 3; channel++)
                {
                    pixel[channel] = (byte)((sum[channel] * share) + 0.5f);
                }
            }
        }

        return result;
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
