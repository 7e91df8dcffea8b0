using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>Which pixels of a page have the colours of what it lies on.</summary>
internal sealed class SurfaceMask
{
    /// <summary>Of the square inside a disc; noise and seams take the rest.</summary>
    private const double LeastFilled = 0.9;

    private readonly int _stride;
    private readonly int _height;
    private readonly int[] _sums;

    internal SurfaceMask(RgbImage page, Surroundings around)
    {
        (_stride, _height) = (page.Width + 1, page.Height);
        _sums = new int[_stride * (page.Height + 1)];
        for (var y = 0; y < page.Height; y++)
        {
            for (var x = 0; x < page.Width; x++)
            {
                var at = ((y + 1) * _stride) + x + 1;
                _sums[at] = (around.Holds(page[x, y]) ? 1 : 0) + _sums[at - 1] + _sums[at - _stride]
                    - _sums[at - _stride - 1];
            }
        }
    }

    /// <summary>Of the whole page.</summary>
    internal double Share => _sums[^1] / (double)((_stride - 1) * _height);

    internal bool this[int x, int y] => Sum(x, y, x + 1, y + 1) > 0;

    /// <summary>Whether the square inside a disc has those colours.</summary>
    internal bool Fills(int x, int y, int radius)
    {
        var half = (int)(radius * Math.Sqrt(0.5));
        var (left, top, right, bottom) = (x - half, y - half, x + half + 1, y + half + 1);
        return left >= 0 && top >= 0 && right < _stride && bottom <= _height
            && Sum(left, top, right, bottom) >= LeastFilled * (right - left) * (bottom - top);
    }

    private int Sum(int left, int top, int right, int bottom) =>
        _sums[(bottom * _stride) + right] - _sums[(top * _stride) + right]
        - _sums[(bottom * _stride) + left] + _sums[(top * _stride) + left];
}
