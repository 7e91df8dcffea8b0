using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Reflexes of lamps: spots blown out to white that fade at their edges.</summary>
/// <param name="spots">1..10.</param>
/// <param name="size">Radius of the white part as a share of the longer side; 0.01..0.3.</param>
public sealed class GlareDegradation(int spots, double size) : IDegradation
{
    public string Name => "glare";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var result = new RgbImage(image.Width, image.Height, (byte[])image.Pixels.Clone());
        for (var spot = 0; spot < spots; spot++)
        {
            var middleX = (0.15 + (random.NextDouble() * 0.7)) * image.Width;
            var middleY = (0.15 + (random.NextDouble() * 0.7)) * image.Height;
            var across = Math.Max(image.Width, image.Height) * size * (0.6 + (random.NextDouble() * 0.4));
            var down = across * (0.4 + (random.NextDouble() * 0.6));
            for (var y = 0; y < image.Height; y++)
            {
                for (var x = 0; x < image.Width; x++)
                {
                    var (u, v) = ((x - middleX) / across, (y - middleY) / down);
                    var light = Math.Exp(-Math.Max((u * u) + (v * v) - 0.6, 0) * 1.6);
                    if (light > 0.004)
                    {
                        Lighten(result[x, y], light);
                    }
                }
            }
        }

        return result;
    }

    private static void Lighten(Span<byte> pixel, double light)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            pixel[channel] = (byte)(pixel[channel] + ((255 - pixel[channel]) * light));
        }
    }
}
