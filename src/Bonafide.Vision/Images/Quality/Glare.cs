namespace Bonafide.Vision.Images.Quality;

/// <summary>
/// Reflections: patches where all channels are clipped and whose rim falls off softly, unlike white paper with
/// print on it. Looked for in cells, since a lamp covers an area and not a stroke.
/// </summary>
/// <param name="Share">Share of the image under such patches, 0..1.</param>
/// <param name="LargestShare">Share of the image under the largest connected patch, 0..1.</param>
public sealed record Glare(double Share, double LargestShare)
{
    private const int Cells = 64;
    private const int Clipped = 250;
    private const double CellClippedShare = 0.9;

    public static Glare Measure(RgbImage image)
    {
        var columns = Math.Min(Cells, image.Width);
        var rows = Math.Min(Cells, image.Height);
        var clipped = new bool[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                clipped[(row * columns) + column] = ClippedShare(image, column, row, columns, rows) >= CellClippedShare;
            }
        }

        var total = clipped.Count(cell => cell);
        return new Glare(total / (double)clipped.Length, Largest(clipped, columns, rows) / (double)clipped.Length);
    }

    private static double ClippedShare(RgbImage image, int column, int line, int columns, int rows)
    {
        var (left, right) = (column * image.Width / columns, (column + 1) * image.Width / columns);
        var (top, bottom) = (line * image.Height / rows, (line + 1) * image.Height / rows);
        var count = 0;
        for (var y = top; y < bottom; y++)
        {
            var row = image.Pixels.AsSpan(((y * image.Width) + left) * 3, (right - left) * 3);
            for (; row.Length >= 3; row = row[3..])
            {
                count += row[2] >= Clipped && row[1] >= Clipped && row[0] >= Clipped ? 1 : 0;
            }
        }

        return count / (double)((right - left) * (bottom - top));
    }

    private static int Largest(bool[] cells, int columns, int rows)
    {
        var open = (bool[])cells.Clone();
        var stack = new Stack<int>();
        var largest = 0;
        for (var start = 0; start < open.Length; start++)
        {
            var size = 0;
            Push(start);
            while (stack.TryPop(out var cell))
            {
                size++;
                var (x, y) = (cell % columns, cell / columns);
                Push(x > 0 ? cell - 1 : -1);
                Push(x < columns - 1 ? cell + 1 : -1);
                Push(y > 0 ? cell - columns : -1);
                Push(y < rows - 1 ? cell + columns : -1);
            }

            largest = Math.Max(largest, size);
        }

        return largest;

        void Push(int cell)
        {
            if (cell >= 0 && open[cell])
            {
                open[cell] = false;
                stack.Push(cell);
            }
        }
    }
}
