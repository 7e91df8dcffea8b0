using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Detectors;

/// <summary>The connected blocks that speak most for having come later than the rest.</summary>
/// <param name="Evidence">Of all its blocks together, nats.</param>
/// <param name="Blocks">How many there are.</param>
internal sealed record ForeignPiece(double Evidence, int Blocks, Quad Place)
{
    /// <summary>Blocks that must be known among the nine round a block.</summary>
    private const int LeastKnown = 4;

    /// <summary>Null where no block speaks for it together with its neighbours.</summary>
    /// <param name="leastShare">Evidence of one of its blocks, mean, as a share of the history's gain.</param>
    internal static ForeignPiece? Find(CompressionHistory history, double leastShare)
    {
        var open = Foreign(history);
        ForeignPiece? best = null;
        for (var block = 0; block < open.Length; block++)
        {
            if (open[block] && Piece(history, open, block) is var piece
                && piece.Evidence >= leastShare * history.Gain * piece.Blocks
                && piece.Evidence > (best?.Evidence ?? 0))
            {
                best = piece;
            }
        }

        return best;
    }

    /// <summary>Blocks that with their neighbours speak for it.</summary>
    private static bool[] Foreign(CompressionHistory history)
    {
        var (area, evidence) = (history.Area, history.Evidence);
        var foreign = new bool[evidence.Length];
        for (var block = 0; block < foreign.Length; block++)
        {
            if (double.IsNaN(evidence[block]))
            {
                continue;
            }

            var (sum, known) = (0.0, 0);
            var (column, row) = (block % area.Columns, block / area.Columns);
            for (var y = Math.Max(0, row - 1); y <= Math.Min(area.Rows - 1, row + 1); y++)
            {
                for (var x = Math.Max(0, column - 1); x <= Math.Min(area.Columns - 1, column + 1); x++)
                {
                    var one = evidence[(y * area.Columns) + x];
                    (sum, known) = double.IsNaN(one) ? (sum, known) : (sum + one, known + 1);
                }
            }

            foreign[block] = sum > 0 && known >= LeastKnown;
        }

        return foreign;
    }

    /// <summary>Everything that hangs together with a block, which is then no longer open.</summary>
    private static ForeignPiece Piece(CompressionHistory history, bool[] open, int first)
    {
        var area = history.Area;
        var (sum, count) = (0.0, 0);
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        var next = new Stack<int>();
        Visit(first, true);
        while (next.TryPop(out var block))
        {
            var (column, row) = (block % area.Columns, block / area.Columns);
            (sum, count) = (sum + history.Evidence[block], count + 1);
            (left, right) = (Math.Min(left, column), Math.Max(right, column));
            (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
            Visit(block - 1, column > 0);
            Visit(block + 1, column < area.Columns - 1);
            Visit(block - area.Columns, row > 0);
            Visit(block + area.Columns, row < area.Rows - 1);
        }

        return new(sum, count, area.Place(left, top, right, bottom));

        void Visit(int block, bool isThere)
        {
            if (isThere && open[block])
            {
                open[block] = false;
                next.Push(block);
            }
        }
    }
}
