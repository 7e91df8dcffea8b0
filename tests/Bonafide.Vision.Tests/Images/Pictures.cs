using Bonafide.Vision.Images;

namespace Bonafide.Vision.Tests.Images;

/// <summary>Made-up pictures.</summary>
internal static class Pictures
{
    /// <summary>Coloured stripes and blocks with hard edges, different in every corner.</summary>
    internal static RgbImage Pattern(int width = 640, int height = 480)
    {
        var image = new RgbImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = image[x, y];
                var light = ((x / 16) + (y / 16)) % 2 == 0 ? 80 : 0;
                pixel[0] = (byte)((x * 160 / width) + light);
                pixel[1] = (byte)((y * 160 / height) + light);
                pixel[2] = (byte)(40 + (light * 2));
            }
        }

        return image;
    }

    internal static RgbImage Plain(int width, int height, byte red, byte green, byte blue)
    {
        var image = new RgbImage(width, height);
        for (var i = 0; i < image.Pixels.Length; i += 3)
        {
            (image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]) = (red, green, blue);
        }

        return image;
    }

    internal static double MeanDifference(RgbImage a, RgbImage b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        double sum = 0;
        for (var i = 0; i < a.Pixels.Length; i++)
        {
            sum += Math.Abs(a.Pixels[i] - b.Pixels[i]);
        }

        return sum / a.Pixels.Length;
    }
}
