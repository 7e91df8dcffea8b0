using System.Runtime.Intrinsics;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>The slowest waves of a block of 8 × 8 pixels (discrete cosine transform, ISO/IEC 10918-1 A.3.3).</summary>
internal static class BlockWaves
{
    /// <summary>Waves per block: the first ones after the mean, in the order of JPEG.</summary>
    internal const int Count = 20;

    private const int Side = CompressionGrid.Side;

    /// <summary>Different speeds along a row or column among <see cref="Count"/>.</summary>
    private const int Speeds = 6;

    private static readonly Vector256<float>[] Waves = [.. Enumerable.Range(0, Speeds).Select(Wave)];

    /// <param name="pixels">Brightness from the block's first pixel on.</param>
    /// <param name="stride">Pixels from one row to the next.</param>
    /// <param name="result"><see cref="Count"/> numbers, in gray levels of an orthonormal transform.</param>
    internal static void Transform(ReadOnlySpan<float> pixels, int stride, Span<float> result)
    {
        Span<Vector256<float>> down = stackalloc Vector256<float>[Speeds];
        down.Clear();
        for (var y = 0; y < Side; y++)
        {
            var line = Vector256.Create(pixels.Slice(y * stride, Side));
            for (var speed = 0; speed < Speeds; speed++)
            {
                down[speed] += line * Waves[speed][y];
            }
        }

        for (var wave = 0; wave < Count; wave++)
        {
            var place = ZigZag.Order[wave + 1];
            result[wave] = Vector256.Dot(down[place / Side], Waves[place % Side]);
        }
    }

    private static Vector256<float> Wave(int speed)
    {
        Span<float> wave = stackalloc float[Side];
        for (var x = 0; x < Side; x++)
        {
            wave[x] = (float)(Math.Cos(((2 * x) + 1) * speed * Math.PI / (2 * Side))
                * Math.Sqrt((speed == 0 ? 1.0 : 2.0) / Side));
        }

        return Vector256.Create<float>(wave);
    }
}
