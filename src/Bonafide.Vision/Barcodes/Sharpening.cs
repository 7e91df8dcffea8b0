using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>Unsharp masking in grey: takes a blur of a known reach back as far as noise allows.</summary>
internal static class Sharpening
{
    /// <summary>Reach of the mask in pixels: about one narrow bar of an upright symbol.</summary>
    private const int Reach = 5;

    internal static RgbImage Apply(RgbImage image, double strength)
    {
        var gray = image.ToGray();
        var (width, height) = (gray.Width, gray.Height);
        var sharp = new GrayImage(width, height, new byte[width * height]);
        for (var y = 0; y < height; y++)
        {
            // Bars run down, so only what lies left and right blurs into them.
            var sum = 0;
            for (var k = -Reach; k <= Reach; k++)
            {
                sum += gray[Math.Clamp(k, 0, width - 1), y];
            }

            for (var x = 0; x < width; x++)
            {
                var mean = sum / ((2.0 * Reach) + 1);
                sharp[x, y] = (byte)Math.Clamp(gray[x, y] + (strength * (gray[x, y] - mean)), 0, 255);
                sum += gray[Math.Min(x + Reach + 1, width - 1), y] - gray[Math.Max(x - Reach, 0), y];
            }
        }

        return sharp.ToRgb();
    }
}
