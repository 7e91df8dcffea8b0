namespace Bonafide.Vision.Images;

/// <summary>Smoothing with a Gaussian, first across and then down; beyond the edges lie the edges' pixels.</summary>
public static class ImageSmoothing
{
    /// <param name="sigma">Standard deviation in pixels; 0.3..10.</param>
    public static RgbImage Smooth(this RgbImage image, double sigma)
    {
        var weights = Weights(sigma);
        return Mean(Mean(image, weights, 1, 0), weights, 0, 1);
    }

    private static float[] Weights(double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * 3);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1)
            .Select(k => Math.Exp(-k * k / (2 * sigma * sigma))).ToArray();
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static RgbImage Mean(RgbImage image, float[] weights, int stepX, int stepY)
    {
        var result = new RgbImage(image.Width, image.Height);
        var reach = weights.Length / 2;
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                float red = 0, green = 0, blue = 0;
                for (var k = -reach; k <= reach; k++)
                {
                    var pixel = image[
                        Math.Clamp(x + (k * stepX), 0, image.Width - 1),
                        Math.Clamp(y + (k * stepY), 0, image.Height - 1)];
                    var weight = weights[k + reach];
                    red += pixel[0] * weight;
                    green += pixel[1] * weight;
                    blue += pixel[2] * weight;
                }

                var mean = result[x, y];
                (mean[0], mean[1], mean[2]) = ((byte)(red + 0.5f), (byte)(green + 0.5f), (byte)(blue + 0.5f));
            }
        }

        return result;
    }
}
