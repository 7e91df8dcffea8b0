using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Out of focus: three box means one after the other, which come close to a Gaussian.</summary>
/// <param name="radius">Of one box, in pixels; 1..20.</param>
public sealed class BlurDegradation(int radius) : IDegradation
{
    public string Name => "blur";

    /// <summary>Blur has no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed)
    {
        var result = image;
        for (var pass = 0; pass < 3; pass++)
        {
            result = Mean(Mean(result, 1, 0), 0, 1);
        }

        return result;
    }

    private RgbImage Mean(RgbImage image, int stepX, int stepY)
    {
        var result = new RgbImage(image.Width, image.Height);
        var count = (radius * 2) + 1;
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                int red = 0, green = 0, blue = 0;
                for (var k = -radius; k <= radius; k++)
                {
                    var pixel = image[
                        Math.Clamp(x + (k * stepX), 0, image.Width - 1),
                        Math.Clamp(y + (k * stepY), 0, image.Height - 1)];
                    red += pixel[0];
                    green += pixel[1];
                    blue += pixel[2];
                }

                var mean = result[x, y];
                mean[0] = (byte)((red + radius) / count);
                mean[1] = (byte)((green + radius) / count);
                mean[2] = (byte)((blue + radius) / count);
            }
        }

        return result;
    }
}
