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

    /// <summary>Share of a row that must have been seen for the rest, which may be fillers, to be taken as its
    /// own.</summary>
    private const double LeastSeen = 0.25;

    internal static IReadOnlyList<LineBox> Of(IReadOnlyList<LineBox> boxes, double minLength)
    {
        var all = Joined(boxes);
        var rows = all.Where(row => row.Length >= minLength).OrderBy(row => row.Y).ToList();
        var best = new List<LineBox>();
        for (var last = rows.Count - 1; last > 0 && best.Count < 2; last--)
        {
            best = [rows[last]];
            for (var next = last - 1; next >= 0 && best.Count < MostRows && Fits(rows[next], best[0]); next--)
            {
                best.Insert(0, rows[next]);
            }
        }

        return best.Count >= 2 ? best : WithPart(rows, all);
    }

    /// <summary>
    /// A run of fillers is faint for a model that was made to find words, so a row may end where its fillers begin.
    /// Beside a whole row, what is left of it is known: the rows of a zone have one length.
    /// </summary>
    private static IReadOnlyList<LineBox> WithPart(List<LineBox> rows, List<LineBox> all)
    {
        foreach (var whole in Enumerable.Reverse(rows))
        {
            var part = all.Where(row => row.Length < whole.Length && IsPart(row, whole)).ToList();
            if (part.Count == 1)
            {
                LineBox[] found = [whole, Extended(part[0], whole)];
                return [.. found.OrderBy(row => row.Y)];
            }
        }

        return [];
    }

    private static bool IsPart(LineBox part, LineBox whole) =>
        Math.Abs(part.Y - whole.Y - (Math.Tan(whole.Angle) * (part.X - whole.X))) is var apart
        && apart < MostPitch * whole.Thickness && apart > 0.5 * whole.Thickness
        && Math.Abs(part.Thickness - whole.Thickness) < 0.35 * whole.Thickness
        && part.Length > LeastSeen * whole.Length
        && Math.Abs(Left(part) - Left(whole)) < 0.03 * whole.Length;

    private static LineBox Extended(LineBox part, LineBox whole)
    {
        var (more, angle) = ((whole.Length - part.Length) / 2, whole.Angle);
        return part with
        {
            X = part.X + (more * Math.Cos(angle)), Y = part.Y + (more * Math.Sin(angle)), Length = whole.Length,
            Angle = angle,
        };
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
