using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>
/// A picture of the screen on which a photo is shown: bars of one colour above and below it, and beside it where the
/// program leaves a margin, with the marks of a status line and of buttons.
/// </summary>
/// <param name="screenWidth">Of the screen, pixels; 360..4,000. Its height is 16 to 21 ninths of that.</param>
public sealed class ScreenshotDegradation(int screenWidth) : IGeometricDegradation
{
    private static readonly byte[] Shades = [0, 18, 32, 245, 250, 255];

    public string Name => "screenshot";

    public PixelMove Move(int width, int height, int seed)
    {
        var screen = Screen.Of(screenWidth, width, height, seed);
        var scale = width / (double)screen.Shown.Width;
        return new PixelMove(
            new Homography(scale, 0, -scale * screen.Left, 0, scale, -scale * screen.Top, 0, 0),
            screen.Width, screen.Height);
    }

    public RgbImage Apply(RgbImage image, int seed)
    {
        var screen = Screen.Of(screenWidth, image.Width, image.Height, seed);
        var random = new Random(seed + 1);
        var shade = Shades[random.Next(Shades.Length)];
        var result = new RgbImage(screen.Width, screen.Height);
        result.Pixels.AsSpan().Fill(shade);
        var shown = image.Resize(screen.Shown.Width, screen.Shown.Height);
        for (var y = 0; y < shown.Height; y++)
        {
            Row(shown, y).CopyTo(Row(result, y + screen.Top)[(screen.Left * 3)..]);
        }

        var mark = (byte)(shade < 128 ? 230 : 40);
        var size = screen.Width / 40;
        Marks(result, random, size, size / 2, mark);
        Marks(result, random, size * 2, screen.Height - (size * 4), mark);
        return result;
    }

    /// <summary>A row of small filled boxes, which letters and buttons are from afar.</summary>
    private static void Marks(RgbImage image, Random random, int size, int top, byte shade)
    {
        for (var x = image.Width / 20; x < (image.Width * 19 / 20) - size; x += size * (1 + random.Next(2, 8)))
        {
            for (var y = top; y < Math.Min(top + size, image.Height); y++)
            {
                Row(image, y).Slice(x * 3, size * 3).Fill(shade);
            }
        }
    }

    private static Span<byte> Row(RgbImage image, int y) => image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3);

    private readonly record struct Screen(int Width, int Height, (int Width, int Height) Shown, int Left, int Top)
    {
        public static Screen Of(int width, int photoWidth, int photoHeight, int seed)
        {
            var random = new Random(seed);
            var height = width * random.Next(16, 22) / 9;
            var margin = random.Next(2) == 0 ? 0 : width * random.Next(2, 6) / 100;
            var scale = Math.Min((width - (2.0 * margin)) / photoWidth, height * 0.8 / photoHeight);
            var shown = ((int)(photoWidth * scale), (int)(photoHeight * scale));
            return new(width, height, shown, (width - shown.Item1) / 2, (height - shown.Item2) / 2);
        }
    }
}
