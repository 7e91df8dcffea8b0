namespace Bonafide.Vision.Images.Quality;

/// <summary>
/// Whether there is colour at all. A black-and-white copy photographed under a warm lamp has one tint everywhere, the
/// stronger the lighter the place, so what counts is how much the chroma varies beyond that, not how strong it is.
/// </summary>
/// <param name="Spread">
/// Standard deviation of the two opponent channels (red − green, mean of both − blue) together, in gray levels, less
/// what follows the brightness; of the middle of the image, since the outline of a document is not exact and what it
/// lies on has colours of its own.
/// </param>
/// <param name="Strength">Mean distance from gray, in gray levels.</param>
public sealed record Colourfulness(double Spread, double Strength)
{
    /// <summary>Chroma is carried at half resolution by JPEG; looking at a small copy also removes sensor
    /// noise.</summary>
    private const int LookedAtSide = 256;

    /// <summary>Share of width and height on each side that the spread leaves out.</summary>
    private const double Edge = 0.05;

    public static Colourfulness Measure(RgbImage image)
    {
        var small = image.FitWithin(LookedAtSide);
        var (edgeX, edgeY) = ((int)(small.Width * Edge), (int)(small.Height * Edge));
        var strength = 0.0;
        var (first, second) = (new Residual(), new Residual());
        for (var y = 0; y < small.Height; y++)
        {
            for (var x = 0; x < small.Width; x++)
            {
                var pixel = small[x, y];
                double a = pixel[0] - pixel[1];
                var b = ((pixel[0] + pixel[1]) / 2.0) - pixel[2];
                strength += Math.Sqrt((a * a) + (b * b));
                if (x >= edgeX && y >= edgeY && x < small.Width - edgeX && y < small.Height - edgeY)
                {
                    double light = pixel[0] + pixel[1] + pixel[2];
                    first.Add(light, a);
                    second.Add(light, b);
                }
            }
        }

        return new Colourfulness(
            Math.Sqrt(first.Variance + second.Variance), strength / ((double)small.Width * small.Height));
    }
}
