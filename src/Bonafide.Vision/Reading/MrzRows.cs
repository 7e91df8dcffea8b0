namespace Bonafide.Vision.Reading;

/// <summary>
/// Finds the rows of a machine readable zone among the lines of an upright page: two or three wide rows of the same
/// length, one under the other, closer to each other than printed fields are. A row may have come in pieces.
/// </summary>
internal static class MrzRows
{
    private const int MostRows = 3;

    /// <summary>Rows stand a little more than two sign heights apart (Doc 9303-4 appendix A).</summary>
    private const double MostPitch = 3.5;

    internal static IReadOnlyList<LineBox> Of(IReadOnlyList<LineBox> boxes, double minLength)
    {
        var rows = Joined(boxes).Where(row => row.Length >= minLength).OrderBy(row => row.Y).ToList();
        var best = new List<LineBox>();
        for (var last = rows.Count - 1; last > 0 && best.Count < 2; last--)
        {
            best = [rows[last]];
            for (var next = last - 1; next >= 0 && best.Count < MostRows && Fits(rows[next], best[0]); next--)
            {
                best.Insert(0, rows[next]);
            }
        }

        return best.Count >= 2 ? best : [];
    }

    private static bool Fits(LineBox upper, LineBox lower)
    {
        var (longer, shorter) = (Math.Max(upper.Length, lower.Length), Math.Min(upper.Length, lower.Length));
        return lower.Y - upper.Y < MostPitch * Math.Max(upper.Thickness, lower.Thickness)
            && lower.Y - upper.Y > 0.5 * Math.Min(upper.Thickness, lower.Thickness)
            && shorter > 0.85 * longer
            && Math.Abs(Left(upper) - Left(lower)) < 0.06 * longer;
    }

    /// <summary>Pieces of one row whose gap is no wider than a few signs become one.</summary>
    private static List<LineBox> Joined(IReadOnlyList<LineBox> boxes)
    {
        var rows = new List<LineBox>();
        foreach (var box in boxes.OrderBy(Left))
        {
            var at = rows.FindIndex(row => Math.Abs(row.Y - box.Y) < 0.4 * Math.Min(row.Thickness, box.Thickness)
                && Math.Abs(row.Thickness - box.Thickness) < 0.35 * Math.Max(row.Thickness, box.Thickness)
                && Left(box) - Right(row) < 2.5 * row.Thickness && Right(box) > Right(row));
            if (at < 0)
            {
                rows.Add(box);
            }
            else
            {
                rows[at] = Join(rows[at], box);
            }
        }

        return rows;
    }

    private static LineBox Join(LineBox left, LineBox right)
    {
        var (from, to) = (Left(left), Right(right));
        return new LineBox(
            (from + to) / 2, ((left.Y * left.Length) + (right.Y * right.Length)) / (left.Length + right.Length),
            to - from, Math.Max(left.Thickness, right.Thickness), Math.Atan2(right.Y - left.Y, right.X - left.X));
    }

    private static double Left(LineBox box) => box.X - (box.Length / 2 * Math.Cos(box.Angle));

    private static double Right(LineBox box) => box.X + (box.Length / 2 * Math.Cos(box.Angle));
}
