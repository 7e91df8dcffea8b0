using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>Which pixels of a part of a page are paper, away from any ink.</summary>
internal sealed class InkMask
{
    private readonly int _left;
    private readonly int _top;
    private readonly int _width;
    private readonly int _height;
    private readonly bool[] _near;

    /// <param name="depth">How much darker than the paper ink is at least.</param>
    /// <param name="reach">How far its blur goes, pixels.</param>
    internal InkMask(GrayImage page, int left, int top, int right, int bottom, int depth, int reach)
    {
        (_left, _top, _width, _height) = (left, top, right - left, bottom - top);
        _near = new bool[_width * _height];
        var counts = new int[256];
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                counts[page[x, y]]++;
            }
        }

        var limit = Paper(counts, _near.Length) - depth;
        for (var i = 0; i < _near.Length; i++)
        {
            var (x, y) = (i % _width, i / _width);
            if (page[left + x, top + y] > limit)
            {
                continue;
            }

            for (var v = Math.Max(0, y - reach); v <= Math.Min(_height - 1, y + reach); v++)
            {
                Array.Fill(_near, true, (v * _width) + Math.Max(0, x - reach),
                    Math.Min(_width - 1, x + reach) - Math.Max(0, x - reach) + 1);
            }
        }
    }

    internal bool IsPaper(int x, int y) => !_near[((y - _top) * _width) + x - _left];

    /// <summary>The smallest rectangle around all ink within one; null where there is none.</summary>
    internal (int Left, int Top, int Right, int Bottom)? Extent(double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = Within(left, top, right, bottom);
        var extent = (Left: int.MaxValue, Top: int.MaxValue, Right: -1, Bottom: -1);
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                if (!IsPaper(x, y))
                {
                    extent = (Math.Min(extent.Left, x), Math.Min(extent.Top, y), Math.Max(extent.Right, x + 1), y + 1);
                }
            }
        }

        return extent.Right < 0 ? null : extent;
    }

    internal (int Left, int Top, int Right, int Bottom) Within(double left, double top, double right, double bottom) =>
        (Math.Max(_left, (int)left), Math.Max(_top, (int)top),
            Math.Min(_left + _width, (int)right), Math.Min(_top + _height, (int)bottom));

    /// <summary>The tone that three quarters of the part do not exceed.</summary>
    private static int Paper(int[] counts, int total)
    {
        var (tone, below) = (0, 0);
        while ((below += counts[tone]) < total * 0.75)
        {
            tone++;
        }

        return tone;
    }
}
