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
    internal bool Holds(int block) => Document.Contains(
        Left + (block % Columns * Side) + (Side / 2), Top + (block / Columns * Side) + (Side / 2));

    /// <summary>The place of some blocks in the photo.</summary>
    internal Quad Place(int firstColumn, int firstRow, int lastColumn, int lastRow) => Quad.FromRectangle(
        Left + (firstColumn * Side), Top + (firstRow * Side),
        (lastColumn - firstColumn + 1) * Side, (lastRow - firstRow + 1) * Side);

    private static int First(double from, int origin) =>
        origin + ((int)Math.Ceiling(Math.Max(0, from - origin) / Side) * Side);

    private static int Fitting(int first, double to, int size) =>
        ((int)Math.Min(to, size) - first - (Side / 2)) / Side;
}
