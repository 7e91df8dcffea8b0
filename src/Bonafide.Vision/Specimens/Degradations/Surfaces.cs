using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>What documents lie on: wood, cloth, stone and paper, made up from a seed.</summary>
internal static class Surfaces
{
    private static readonly (byte Red, byte Green, byte Blue)[] Woods =
        [(150, 108, 70), (96, 64, 40), (190, 158, 118), (72, 52, 44)];

    private static readonly (byte Red, byte Green, byte Blue)[] Cloths =
        [(52, 66, 92), (120, 44, 48), (88, 98, 82), (176, 168, 150), (40, 40, 44)];

    private static readonly (byte Red, byte Green, byte Blue)[] Stones =
        [(148, 148, 146), (92, 94, 98), (214, 212, 206), (58, 60, 60)];

    internal static RgbImage Draw(int width, int height, int seed)
    {
        var random = new Random(seed);
        var texture = new Texture(random);
        var scale = Math.Max(width, height) / 1000.0;
        return random.Next(3) switch
        {
            0 => Fill(width, height, Woods[random.Next(Woods.Length)], Wood(texture, scale)),
            1 => Fill(width, height, Cloths[random.Next(Cloths.Length)], Cloth(texture, scale)),
            _ => Fill(width, height, Stones[random.Next(Stones.Length)],
                (x, y) => 0.2 * texture.At(x / (26 * scale), y / (26 * scale), 4)),
        };
    }

    /// <summary>Grain along one axis, with planks.</summary>
    private static Func<int, int, double> Wood(Texture texture, double scale) => (x, y) =>
    {
        var (u, v) = (x / (400 * scale), y / (22 * scale));
        var grain = texture.At(u, v + (2 * texture.At(u * 2, v / 8, 2)), 4);
        var seam = y % (230 * scale) < 3 * scale ? -0.35 : 0;
        return (0.3 * grain) + seam;
    };

    /// <summary>Threads over and under each other, and folds.</summary>
    private static Func<int, int, double> Cloth(Texture texture, double scale) => (x, y) =>
        (0.1 * Math.Sin(x / (1.6 * scale)) * Math.Sin(y / (1.6 * scale)))
        + (0.35 * texture.At(x / (330 * scale), y / (330 * scale), 2))
        + (0.06 * texture.At(x / (4 * scale), y / (4 * scale), 1));

    private static RgbImage Fill(
        int width, int height, (byte Red, byte Green, byte Blue) colour, Func<int, int, double> change)
    {
        var image = new RgbImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var factor = 1 + change(x, y);
                var pixel = image[x, y];
                pixel[0] = Shade(colour.Red * factor);
                pixel[1] = Shade(colour.Green * factor);
                pixel[2] = Shade(colour.Blue * factor);
            }
        }

        return image;
    }

    private static byte Shade(double value) => (byte)Math.Clamp(value, 0, 255);
}
