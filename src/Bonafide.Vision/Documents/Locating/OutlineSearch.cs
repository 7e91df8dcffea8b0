using Bonafide.Vision.Images;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>
/// Puts lines together to outlines: two sides along the text and two across it. What is chosen is seen as an edge on
/// all sides, holds the text, and has a document's shape.
/// </summary>
/// <param name="text">Corners of the lines of text, in pixels of the map.</param>
internal sealed class OutlineSearch(EdgeMap map, IReadOnlyList<Quad> text)
{
    /// <summary>How far a side may lean against the text, for perspective and a tilted line of text.</summary>
    private const double MaxLean = 24 * Math.PI / 180;

    /// <summary>What a side counts for that is the picture's border: better than no edge, worse than an edge.</summary>
    private const double BorderSupport = 0.5;

    private const double MinSupport = 0.4;

    /// <summary>What a picture gains that was cut to the document: edges within are the document's print.</summary>
    private const double CroppedScore = 0.35;

    /// <summary>Outlines from the best to the worst.</summary>
    /// <param name="axis">Direction of the text, radians; null when there is none.</param>
    internal List<Outline> Find(double? axis)
    {
        var lines = LineVotes.Find(map, angle => axis is null || Lean(angle, axis.Value + (Math.PI / 2)) < MaxLean
            || Lean(angle, axis.Value) < MaxLean);
        var along = axis ?? (lines.Count == 0 ? 0 : lines[0].Angle - (Math.PI / 2));
        var level = With(lines.Where(line => Lean(line.Angle, along + (Math.PI / 2)) < MaxLean), along + (Math.PI / 2));
        var upright = With(lines.Where(line => Lean(line.Angle, along) < MaxLean), along);
        var found = new List<Outline>();
        foreach (var (top, bottom) in Pairs(level))
        {
            foreach (var (left, right) in Pairs(upright))
            {
                if (Of(top, right, bottom, left) is { } outline)
                {
                    found.Add(outline with { Score = outline.Score - Skew(outline.Corners, axis) });
                }
            }
        }

        found.Sort((a, b) => b.Score.CompareTo(a.Score));
        return found;
    }

    /// <summary>The angle between two directions without a sense, 0..π/2.</summary>
    internal static double Lean(double a, double b)
    {
        var turn = Math.Abs(a - b) % Math.PI;
        return Math.Min(turn, Math.PI - turn);
    }

    /// <summary>Text runs with its document, however many other straight things are in the photo: what is lost for a
    /// mean direction of upper and lower side (or of the other two) that is not the text's.</summary>
    private static double Skew(Quad q, double? axis)
    {
        if (axis is not { } known)
        {
            return 0;
        }

        var level = Lean(Direction(q.TopLeft, q.TopRight, q.BottomLeft, q.BottomRight), known);
        var upright = Lean(Direction(q.TopLeft, q.BottomLeft, q.TopRight, q.BottomRight), known);
        return Math.Min(0.6, Math.Min(level, upright) * 3);
    }

    private static double Direction(PointF a, PointF b, PointF c, PointF d) =>
        Math.Atan2(b.Y - a.Y + d.Y - c.Y, b.X - a.X + d.X - c.X);

    private List<EdgeLine> With(IEnumerable<EdgeLine> lines, double normal)
    {
        var all = lines.ToList();
        (double Angle, double Offset)[] borders =
            [(0, 0), (0, map.Width - 1), (Math.PI / 2, 0), (Math.PI / 2, map.Height - 1)];
        all.AddRange(borders.Where(border => Lean(border.Angle, normal) < MaxLean)
            .Select(border => EdgeLine.Border(border.Angle, border.Offset)));
        return all;
    }

    private static IEnumerable<(EdgeLine, EdgeLine)> Pairs(List<EdgeLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                yield return (lines[i], lines[j]);
            }
        }
    }

    private Outline? Of(EdgeLine one, EdgeLine right, EdgeLine other, EdgeLine left)
    {
        if (left.Crossing(one) is not { } a || right.Crossing(one) is not { } b
            || right.Crossing(other) is not { } c || left.Crossing(other) is not { } d)
        {
            return null;
        }

        var (corners, sides) = (new Quad(a, b, c, d), new[] { one, right, other, left });
        if (!corners.IsConvex)
        {
            // The other way round on the screen.
            (corners, sides) = (new Quad(d, c, b, a), [other, right, one, left]);
        }

        return corners.IsConvex && IsPossible(corners) ? Scored(corners, sides) : null;
    }

    private bool IsPossible(Quad q)
    {
        PointF[] corners = [q.TopLeft, q.TopRight, q.BottomRight, q.BottomLeft];
        var (marginX, marginY) = (map.Width * 0.02, map.Height * 0.02);
        var least = Math.Max(map.Width, map.Height) * 0.15;
        double top = q.TopLeft.DistanceTo(q.TopRight), bottom = q.BottomLeft.DistanceTo(q.BottomRight);
        double left = q.TopLeft.DistanceTo(q.BottomLeft), right = q.TopRight.DistanceTo(q.BottomRight);
        return corners.All(corner => corner.X >= -marginX && corner.X <= map.Width - 1 + marginX
                && corner.Y >= -marginY && corner.Y <= map.Height - 1 + marginY)
            && Math.Min(Math.Min(top, bottom), Math.Min(left, right)) >= least
            && Math.Max(top, bottom) < 1.8 * Math.Min(top, bottom)
            && Math.Max(left, right) < 1.8 * Math.Min(left, right);
    }

    private Outline? Scored(Quad q, EdgeLine[] sides)
    {
        PointF[] corners = [q.TopLeft, q.TopRight, q.BottomRight, q.BottomLeft];
        var supports = new double[4];
        for (var side = 0; side < 4; side++)
        {
            supports[side] = sides[side].IsBorder
                ? BorderSupport
                : sides[side].Support(corners[side], corners[(side + 1) % 4]);
            if (supports[side] < MinSupport)
            {
                return null;
            }
        }

        var outline = new Outline(sides, q, supports, 0);
        var held = text.Count == 0 ? 1 : text.Count(line => Holds(outline, line)) / (double)text.Count;
        var share = outline.Area / (map.Width * (double)map.Height);
        return outline with
        {
            Score = supports.Average() + (0.5 * supports.Min()) + (0.8 * held) + (0.25 * Math.Sqrt(share))
                + Math.Max(0, 0.2 - outline.ShapeOff) + (outline.IsWholePicture ? CroppedScore : 0),
        };
    }

    private static bool Holds(Outline outline, Quad line)
    {
        var middle = (line.TopLeft + line.BottomRight) * 0.5f;
        PointF[] corners = [line.TopLeft, line.TopRight, line.BottomRight, line.BottomLeft];
        return corners.All(corner => outline.Holds(middle + ((corner - middle) * 0.9f)));
    }
}
