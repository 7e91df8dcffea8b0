using System.Numerics;
using System.Runtime.InteropServices;

namespace Bonafide.Vision.Images;

/// <summary>Resizing with a triangle filter that widens when shrinking, so that nothing aliases.</summary>
public static class ImageScaling
{
    /// <summary>Resizes to exactly the given size.</summary>
    public static RgbImage Resize(this RgbImage image, int width, int height)
    {
        if (width == image.Width && height == image.Height)
        {
            return image;
        }

        var columns = new Filter(image.Width, width);
        var rows = new Filter(image.Height, height);
        var narrow = new float[width * image.Height * 3];
        for (var y = 0; y < image.Height; y++)
        {
            Across(image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3), narrow.AsSpan(y * width * 3), columns);
        }

        var result = new RgbImage(width, height);
        Down(narrow, result, rows);
        return result;
    }

    /// <summary>Shrinks, keeping the aspect ratio, so that the longer side is at most the given one.</summary>
    public static RgbImage FitWithin(this RgbImage image, int maxSide)
    {
        var side = Math.Max(image.Width, image.Height);
        return side <= maxSide
            ? image
            : image.Resize(
                Math.Max(1, (int)Math.Round(image.Width * (double)maxSide / side)),
                Math.Max(1, (int)Math.Round(image.Height * (double)maxSide / side)));
    }

    private static void Across(ReadOnlySpan<byte> source, Span<float> target, Filter filter)
    {
        for (var x = 0; x < filter.Starts.Length; x++)
        {
            var at = filter.Starts[x] * 3;
            var sum = Vector4.Zero;
            foreach (var weight in filter.WeightsOf(x))
            {
                sum += RgbImage.Pixel(source, at) * weight;
                at += 3;
            }

            (target[x * 3], target[(x * 3) + 1], target[(x * 3) + 2]) = (sum.X, sum.Y, sum.Z);
        }
    }

    private static void Down(float[] source, RgbImage result, Filter filter)
    {
        var stride = result.Width * 3;
        var sums = new float[stride];
        for (var y = 0; y < result.Height; y++)
        {
            Array.Clear(sums);
            var row = filter.Starts[y];
            foreach (var weight in filter.WeightsOf(y))
            {
                AddScaled(sums, source.AsSpan(row * stride, stride), weight);
                row++;
            }

            var target = result.Pixels.AsSpan(y * stride, stride);
            for (var i = 0; i < stride; i++)
            {
                target[i] = (byte)Math.Clamp(sums[i] + 0.5f, 0, 255);
            }
        }
    }

    private static void AddScaled(Span<float> sums, ReadOnlySpan<float> line, float weight)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var wideLine = MemoryMarshal.Cast<float, Vector<float>>(line)[..wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] += wideLine[i] * weight;
        }

        for (var i = wide.Length * Vector<float>.Count; i < sums.Length; i++)
        {
            sums[i] += line[i] * weight;
        }
    }

    /// <summary>For each target position: the first source position and the weights from there on.</summary>
    private sealed class Filter
    {
        private readonly float[] _weights;
        private readonly int[] _counts;
        private readonly int _width;

        internal Filter(int from, int to)
        {
            var scale = (double)from / to;
            var reach = Math.Max(1.0, scale);
            _width = (int)Math.Ceiling(reach * 2) + 1;
            Starts = new int[to];
            _counts = new int[to];
            _weights = new float[to * _width];
            for (var i = 0; i < to; i++)
            {
                var centre = ((i + 0.5) * scale) - 0.5;
                var first = Math.Max(0, (int)Math.Ceiling(centre - reach));
                var last = Math.Min(from - 1, (int)Math.Floor(centre + reach));
                Starts[i] = first;
                _counts[i] = last - first + 1;
                double sum = 0;
                for (var k = first; k <= last; k++)
                {
                    sum += Math.Max(1e-6, 1 - (Math.Abs(k - centre) / reach));
                }

                for (var k = first; k <= last; k++)
                {
                    var weight = Math.Max(1e-6, 1 - (Math.Abs(k - centre) / reach));
                    _weights[(i * _width) + k - first] = (float)(weight / sum);
                }
            }
        }

        internal int[] Starts { get; }

        internal ReadOnlySpan<float> WeightsOf(int i) => _weights.AsSpan(i * _width, _counts[i]);
    }
}
