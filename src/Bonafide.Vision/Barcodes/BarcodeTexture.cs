using Bonafide.Vision.Images;

namespace Bonafide.Vision.Barcodes;

/// <summary>Whether a page may carry a two-dimensional symbol at all: a large patch of dense change, which text and
/// portraits do not have.</summary>
internal static class BarcodeTexture
{
    private const int LookedAtSide = 750;
    private const int Cell = 15;
    private const int MinChange = 22;

    /// <summary>Share of the page's cells; a PDF417 symbol on a card covers a tenth of it.</summary>
    private const double MinShare = 0.035;

    internal static bool IsThere(RgbImage page)
    {
        var gray = page.FitWithin(LookedAtSide).ToGray();
        var (columns, rows) = (gray.Width / Cell, gray.Height / Cell);
        var busy = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                busy += IsBusy(gray, column * Cell, row * Cell) ? 1 : 0;
            }
        }

        return busy > columns * rows * MinShare;
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
