namespace Bonafide.Vision.Images.Quality;

/// <summary>
/// Whether there is colour at all. A black-and-white copy photographed under a warm lamp has one tint everywhere,
/// so what counts is how much the chroma varies, not how strong it is.
/// </summary>
/// <param name="Spread">
/// Standard deviation of the two opponent channels (red − green, mean of both − blue) together, in gray levels.
/// </param>
/// <param name="Strength">Mean distance from gray, in gray levels.</param>
public sealed record Colourfulness(double Spread, double Strength)
{
    /// <summary>Chroma is carried at half resolution by JPEG; looking at a small copy also removes sensor
    /// noise.</summary>
    private const int LookedAtSide = 256;

    public static Colourfulness Measure(RgbImage image)
    {
        var small = image.FitWithin(LookedAtSide);
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, strength = 0;
        var count = small.Width * small.Height;
        for (var i = 0; i < count; i++)
        {
            double red = small.Pixels[i * 3], green = small.Pixels[(i * 3) + 1], blue = small.Pixels[(i * 3) + 2];
            var a = red - green;
            var b = ((red + green) / 2) - blue;
            (sumA, sumB) = (sumA + a, sumB + b);
            (squareA, squareB) = (squareA + (a * a), squareB + (b * b));
            strength += Math.Sqrt((a * a) + (b * b));
        }

        var varianceA = (squareA / count) - (sumA / count * (sumA / count));
        var varianceB = (squareB / count) - (sumB / count * (sumB / count));
        return new Colourfulness(Math.Sqrt(Math.Max(0, varianceA + varianceB)), strength / count);
    }
}
