using System.Numerics;

namespace Bonafide.Vision.Images.Quality;

/// <summary>
/// How sharp the finest details are: the mean absolute second derivative over the strongest edges, against the
/// first derivative there. A step edge blurred by σ pixels gives about 1/σ, whatever its contrast.
/// </summary>
public static class Sharpness
{
    /// <summary>Gradients weaker than this many gray levels per pixel are noise or flat paper.</summary>
    private const int MinGradient = 12;

    /// <summary>Share of the image's pixels, the strongest gradients, that are looked at.</summary>
    private const double EdgeShare = 0.02;

    /// <returns>0 (no edges or all smooth) to about 2 (single pixel steps).</returns>
    public static double Measure(GrayImage image)
    {
        var (width, height) = (image.Width, image.Height);
        if (width < 5 || height < 5)
        {
            return 0;
        }

        var gradients = new ushort[width];
        var threshold = Threshold(image, gradients);
        long first = 0, second = 0;
        for (var y = 1; y < height - 1; y++)
        {
            var above = Row(image, y - 1);
            var row = Row(image, y);
            var below = Row(image, y + 1);
            Gradients(above, row, below, gradients);
            for (var x = 1; x < row.Length - 1; x++)
            {
                var gradient = gradients[x];
                if (gradient >= 2 * threshold)
                {
                    first += gradient;
                    second += Math.Abs(row[x + 1] - (2 * row[x]) + row[x - 1])
                        + Math.Abs(below[x] - (2 * row[x]) + above[x]);
                }
            }
        }

        return first == 0 ? 0 : second / (first / 2.0);
    }

    private static int Threshold(GrayImage image, ushort[] gradients)
    {
        var counts = new int[256];
        for (var y = 1; y < image.Height - 1; y++)
        {
            Gradients(Row(image, y - 1), Row(image, y), Row(image, y + 1), gradients);
            foreach (var gradient in gradients.AsSpan(1..^1))
            {
                counts[gradient >> 1]++;
            }
        }

        var wanted = (int)(image.Width * image.Height * EdgeShare);
        var level = 255;
        for (var seen = counts[level]; level > MinGradient && seen < wanted; seen += counts[level])
        {
            level--;
        }

        return level;
    }

    /// <summary>Twice the gradient at each pixel of a row but its first and last.</summary>
    private static void Gradients(
        ReadOnlySpan<byte> above, ReadOnlySpan<byte> row, ReadOnlySpan<byte> below, Span<ushort> gradients)
    {
        var x = 1;
        for (; x + Vector<byte>.Count < row.Length; x += Vector<byte>.Count)
        {
            Vector.Widen(Apart(row[(x + 1)..], row[(x - 1)..]), out var across, out var acrossUpper);
            Vector.Widen(Apart(below[x..], above[x..]), out var down, out var downUpper);
            (across + down).CopyTo(gradients[x..]);
            (acrossUpper + downUpper).CopyTo(gradients[(x + Vector<ushort>.Count)..]);
        }

        for (; x < row.Length - 1; x++)
        {
            gradients[x] = (ushort)(Math.Abs(row[x + 1] - row[x - 1]) + Math.Abs(below[x] - above[x]));
        }
    }

    private static Vector<byte> Apart(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var (a, b) = (new Vector<byte>(one), new Vector<byte>(other));
        return Vector.Max(a, b) - Vector.Min(a, b);
    }

    private static ReadOnlySpan<byte> Row(GrayImage image, int y) =>
        image.Pixels.AsSpan(y * image.Width, image.Width);
}
