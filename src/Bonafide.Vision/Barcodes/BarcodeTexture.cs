using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>
/// Whether a page may carry a two-dimensional symbol at all: one connected patch of dense change. Text changes as
/// densely, but its lines are narrow and stand apart, so no patch of it is large.
/// </summary>
internal static class BarcodeTexture
{
    private const int LookedAtSide = 750;
    private const int Cell = 15;
    private const int MinChange = 16;

    /// <summary>
    /// Share of the page's cells in one patch. Symbols on specimens came out between 0.05 (dark, far) and 0.31, other
    /// pages mostly below 0.045; one that lies above costs a search for nothing.
    /// </summary>
    private const double MinShare = 0.045;

    internal static bool IsThere(RgbImage page)
    {
        var gray = page.FitWithin(LookedAtSide).ToGray();
        var (columns, rows) = (gray.Width / Cell, gray.Height / Cell);
        var open = new bool[columns * rows];
        for (var at = 0; at < open.Length; at++)
        {
            open[at] = IsBusy(gray, at % columns * Cell, at / columns * Cell);
        }

        return Enumerable.Range(0, open.Length).Any(at => Take(open, at, columns) > open.Length * MinShare);
    }

    /// <summary>The number of cells connected with one, which are closed so that they count once.</summary>
    private static int Take(bool[] open, int start, int columns)
    {
        var size = 0;
        var next = new Stack<int>();
        Push(start);
        while (next.TryPop(out var at))
        {
            size++;
            Push(at % columns > 0 ? at - 1 : -1);
            Push(at % columns < columns - 1 ? at + 1 : -1);
            Push(at - columns);
            Push(at + columns);
        }

        return size;

        void Push(int at)
        {
            if (at >= 0 && at < open.Length && open[at])
            {
                open[at] = false;
                next.Push(at);
            }
        }
    }

    private static bool IsBusy(GrayImage gray, int left, int top)
    {
        var (along, down) = (0, 0);
        for (var y = top; y < top + Cell - 1; y++)
        {
            for (var x = left; x < left + Cell - 1; x++)
            {
                along += Math.Abs(gray[x + 1, y] - gray[x, y]);
                down += Math.Abs(gray[x, y + 1] - gray[x, y]);
            }
        }

        const int Pixels = (Cell - 1) * (Cell - 1);
        return along > MinChange * Pixels || down > MinChange * Pixels;
    }
}
