namespace Bonafide.Vision.Images.Quality;

/// <summary>How the brightness is spread.</summary>
/// <param name="Mean">Mean luma, 0..255.</param>
/// <param name="Contrast">Luma between the 5th and the 95th percentile, 0..255.</param>
/// <param name="DarkShare">Share of pixels with luma below 32, 0..1.</param>
/// <param name="BrightShare">Share of pixels with luma above 250, 0..1.</param>
public sealed record Exposure(double Mean, int Contrast, double DarkShare, double BrightShare)
{
    private const int Dark = 32;
    private const int Bright = 250;

    public static Exposure Measure(GrayImage image)
    {
        var counts = Counts(image);
        double total = image.Pixels.Length;
        double sum = 0, dark = 0, bright = 0;
        for (var level = 0; level < 256; level++)
        {
            sum += (double)level * counts[level];
            dark += level < Dark ? counts[level] : 0;
            bright += level > Bright ? counts[level] : 0;
        }

        var contrast = Percentile(counts, total * 0.95) - Percentile(counts, total * 0.05);
        return new Exposure(sum / total, contrast, dark / total, bright / total);
    }

    /// <summary>The levels below and above which a share of the pixels lies at each end.</summary>
    /// <param name="ends">0..0.5.</param>
    public static (int Dark, int Bright) Range(GrayImage image, double ends)
    {
        var counts = Counts(image);
        double total = image.Pixels.Length;
        return (Percentile(counts, total * ends), Percentile(counts, total * (1 - ends)));
    }

    private static int[] Counts(GrayImage image)
    {
        var counts = new int[256];
        foreach (var value in image.Pixels)
        {
            counts[value]++;
        }

        return counts;
    }

    private static int Percentile(int[] counts, double wanted)
    {
        double seen = 0;
        for (var level = 0; level < 255; level++)
        {
            seen += counts[level];
            if (seen >= wanted)
            {
                return level;
            }
        }

        return 255;
    }
}
