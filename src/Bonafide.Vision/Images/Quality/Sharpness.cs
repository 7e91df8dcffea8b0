namespace Bonafide.Vision.Images.Quality;

/// <summary>
/// How sharp the finest details are: the mean absolute second derivative over the strongest edges, against the
/// first derivative there. A step edge blurred by σ pixels gives about 1/σ, whatever its contrast.
/// </summary>
public static class Sharpness
{
    /// <summary>Gradients weaker than this many gray levels per pixel are noise or flat paper.</summary>
    private const int MinGradient = 12;

    /// <summary>Share of the image's pixels, the strongest gradients, that are looked at.</summary>
    private const double EdgeShare = 0.02;

    /// <returns>0 (no edges or all smooth) to about 2 (single pixel steps).</returns>
    public static double Measure(GrayImage image)
    {
        var (width, height) = (image.Width, image.Height);
        if (width < 5 || height < 5)
        {
            return 0;
        }

        var threshold = Threshold(image);
        long first = 0, second = 0;
        for (var y = 1; y < height - 1; y++)
        {
            var above = Row(image, y - 1);
            var row = Row(image, y);
            var below = Row(image, y + 1);
            for (var x = 1; x < row.Length - 1; x++)
            {
                var gradient = Math.Abs(row[x + 1] - row[x - 1]) + Math.Abs(below[x] - above[x]);
                if (gradient >= 2 * threshold)
                {
                    first += gradient;
                    second += Math.Abs(row[x + 1] - (2 * row[x]) + row[x - 1])
                        + Math.Abs(below[x] - (2 * row[x]) + above[x]);
                }
            }
        }

        return first == 0 ? 0 : second / (first / 2.0);
    }

    private static double Threshold(GrayImage image)
    {
        var counts = new int[256];
        for (var y = 1; y < image.Height - 1; y++)
        {
            var above = Row(image, y - 1);
            var row = Row(image, y);
            var below = Row(image, y + 1);
            for (var x = 1; x < row.Length - 1; x++)
            {
                var gradient = (Math.Abs(row[x + 1] - row[x - 1]) + Math.Abs(below[x] - above[x])) / 2;
                counts[Math.Min(gradient, 255)]++;
            }
        }

        var wanted = (int)(image.Width * image.Height * EdgeShare);
        var level = 255;
        for (var seen = counts[level]; level > MinGradient && seen < wanted; seen += counts[level])
        {
            level--;
        }

        return level;
    }

    private static ReadOnlySpan<byte> Row(GrayImage image, int y) =>
        image.Pixels.AsSpan(y * image.Width, image.Width);
}
