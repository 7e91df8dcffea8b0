using Bonafide.Vision.Images;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// Noise of a small sensor, normally distributed, out of one table: a series has millions of values, and drawing each
/// would take longer than everything else.
/// </summary>
internal static class SensorNoise
{
    private const int Values = 1 << 16;

    private static readonly float[] Table = Draw();

    public static void Add(RgbImage image, double deviation, int seed)
    {
        var random = new Random(seed);
        for (var y = 0; y < image.Height; y++)
        {
            var at = random.Next(Values);
            var row = image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3);
            for (var i = 0; i < row.Length; i++)
            {
                var noise = Table[(at + i) & (Values - 1)] * deviation;
                row[i] = (byte)Math.Clamp(Math.Round(row[i] + noise), 0, 255);
            }
        }
    }

    private static float[] Draw()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Values).Select(_ => (float)(
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
