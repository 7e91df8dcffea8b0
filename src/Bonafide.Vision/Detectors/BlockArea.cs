using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Detectors;

/// <summary>The blocks of a file's compression round the document in a photo; half a block more lies beyond the
/// last.</summary>
/// <param name="Left">First pixel of the first block.</param>
/// <param name="Top">First row of the first block.</param>
/// <param name="Document">Clockwise or the other way round, in pixels of the photo.</param>
internal sealed record BlockArea(int Left, int Top, int Columns, int Rows, Quad Document)
{
    private const int Side = CompressionGrid.Side;

    internal int Count => Columns * Rows;

    /// <summary>Null where no block fits.</summary>
    internal static BlockArea? Of(RgbImage photo, CompressionGrid grid, Quad document)
    {
        var (x, y, width, height) = document.Bounds();
        var left = First(x, grid.Left);
        var top = First(y, grid.Top);
        var columns = Fitting(left, x + width, photo.Width);
        var rows = Fitting(top, y + height, photo.Height);
        return columns > 0 && rows > 0 ? new(left, top, columns, rows, document) : null;
    }

    /// <summary>Whether a block's middle lies on the document.</summary>
    internal bool Holds(int block)
    {
        var x = Left + (block % Columns * Side) + (Side / 2);
        var y = Top + (block / Columns * Side) + (Side / 2);
        var quad = Document;
        return Math.Abs(Math.Sign(Beside(quad.X0, quad.Y0, quad.X1, quad.Y1, x, y))
            + Math.Sign(Beside(quad.X1, quad.Y1, quad.X2, quad.Y2, x, y))
            + Math.Sign(Beside(quad.X2, quad.Y2, quad.X3, quad.Y3, x, y))
            + Math.Sign(Beside(quad.X3, quad.Y3, quad.X0, quad.Y0, x, y))) == 4;
    }

    /// <summary>The place of some blocks in the photo.</summary>
    internal Quad Place(int firstColumn, int firstRow, int lastColumn, int lastRow) => Quad.FromRectangle(
        Left + (firstColumn * Side), Top + (firstRow * Side),
        (lastColumn - firstColumn + 1) * Side, (lastRow - firstRow + 1) * Side);

    private static int First(double from, int origin) =>
        origin + ((int)Math.Ceiling(Math.Max(0, from - origin) / Side) * Side);

    private static int Fitting(int first, double to, int size) =>
        ((int)Math.Min(to, size) - first - (Side / 2)) / Side;

    private static double Beside(double x0, double y0, double x1, double y1, double x, double y) =>
        ((x1 - x0) * (y - y0)) - ((y1 - y0) * (x - x0));
}
