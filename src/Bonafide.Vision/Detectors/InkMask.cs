using Bonafide.Vision.Images;

namespace Bonafide.Vision.Detectors;

/// <summary>Which pixels of a part of a page are ink, and which are paper, away from any ink.</summary>
internal sealed class InkMask
{
    /// <summary>How much darker than the paper ink is at least, steps of 0..255.</summary>
    private const int Depth = 36;

    /// <summary>How far the blur of ink goes, pixels.</summary>
    internal const int Reach = 3;

    private readonly int _left;
    private readonly int _top;
    private readonly int _width;
    private readonly int _height;
    private readonly bool[] _ink;
    private readonly bool[] _near;

    internal InkMask(GrayImage page, int left, int top, int right, int bottom)
    {
        (_left, _top, _width, _height) = (left, top, right - left, bottom - top);
        (_ink, _near) = (new bool[_width * _height], new bool[_width * _height]);
        var limit = Paper(page) - Depth;
        for (var y = 0; y < _height; y++)
        {
            for (var x = 0; x < _width; x++)
            {
                if (page[left + x, top + y] <= limit)
                {
                    _ink[(y * _width) + x] = true;
                    Spread(x, y);
                }
            }
        }
    }

    internal bool IsPaper(int x, int y) => !_near[Index(x, y)];

    /// <summary>The smallest rectangle around all ink within one; null where there is none.</summary>
    internal (int Left, int Top, int Right, int Bottom)? Extent(double left, double top, double right, double bottom)
    {
        var (x0, y0, x1, y1) = Within(left, top, right, bottom);
        var extent = (Left: int.MaxValue, Top: int.MaxValue, Right: -1, Bottom: -1);
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                if (_ink[Index(x, y)])
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

    private int Index(int x, int y) => ((y - _top) * _width) + x - _left;

    private void Spread(int x, int y)
    {
        var (from, to) = (Math.Max(0, x - Reach), Math.Min(_width - 1, x + Reach));
        for (var v = Math.Max(0, y - Reach); v <= Math.Min(_height - 1, y + Reach); v++)
        {
            Array.Fill(_near, true, (v * _width) + from, to - from + 1);
        }
    }

    /// <summary>The tone that three quarters of the part do not exceed.</summary>
    private int Paper(GrayImage page)
    {
        var counts = new int[256];
        for (var y = 0; y < _height; y++)
        {
            foreach (var tone in page.Pixels.AsSpan(((_top + y) * page.Width) + _left, _width))
            {
                counts[tone]++;
            }
        }

        var (paper, below) = (0, 0);
        while ((below += counts[paper]) < _ink.Length * 0.75)
        {
            paper++;
        }

        return paper;
    }
}
