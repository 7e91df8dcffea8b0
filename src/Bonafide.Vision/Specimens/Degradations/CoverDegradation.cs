using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>A thumb over the picture's edge.</summary>
/// <param name="share">Its width as a share of the shorter side; 0.05..0.6.</param>
public sealed class CoverDegradation(double share) : IDegradation
{
    private static readonly byte[][] Skins = [[224, 172, 144], [198, 134, 102], [141, 85, 58], [92, 58, 44]];

    public string Name => "cover";

    public RgbImage Apply(RgbImage image, int seed)
    {
        var random = new Random(seed);
        var skin = Skins[random.Next(Skins.Length)];
        var texture = new Texture(random);
        var wide = Math.Min(image.Width, image.Height) * share / 2;
        var along = 0.15 + (random.NextDouble() * 0.7);
        var edge = random.Next(4);
        var (middleX, middleY) = edge switch
        {
            0 => (along * image.Width, 0.0),
            1 => (image.Width, along * image.Height),
            2 => (along * image.Width, image.Height),
            _ => (0.0, along * image.Height),
        };
        var (radiusX, radiusY) = edge % 2 == 0 ? (wide, wide * 1.7) : (wide * 1.7, wide);
        var result = new RgbImage(image.Width, image.Height, (byte[])image.Pixels.Clone());
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (u, v) = ((x - middleX) / radiusX, (y - middleY) / radiusY);
                var inside = 1 - Math.Sqrt((u * u) + (v * v));
                if (inside > 0)
                {
                    var light = 0.72 + (0.3 * Math.Min(inside * 2.5, 1)) + (0.05 * texture.At(x / 6.0, y / 6.0, 2));
                    Blend(result[x, y], skin, light, Math.Min(inside * wide / 2, 1));
                }
            }
        }

        return result;
    }

    private static void Blend(Span<byte> pixel, byte[] colour, double light, double opacity)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var covered = Math.Clamp(colour[channel] * light, 0, 255);
            pixel[channel] = (byte)(pixel[channel] + ((covered - pixel[channel]) * opacity));
        }
    }
}
