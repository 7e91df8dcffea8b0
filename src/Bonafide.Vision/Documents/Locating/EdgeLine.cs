using Bonafide.Vision.Images;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>
/// A straight line through the small picture, x cos θ + y sin θ = ρ, and how much of it is really an edge.
/// </summary>
internal sealed class EdgeLine
{
    private const float MaxTurn = 14 * MathF.PI / 180;

    private readonly int[] _seen;
    private readonly double _from;

    private EdgeLine(double angle, double offset, bool isBorder, double from, int[] seen) =>
        (Angle, Offset, IsBorder, _from, _seen) = (angle, offset, isBorder, from, seen);

    /// <summary>Of the normal, radians 0..π.</summary>
    internal double Angle { get; }

    internal double Offset { get; }

    /// <summary>The picture's own border, where a document may be cut off.</summary>
    internal bool IsBorder { get; }

    internal static EdgeLine Border(double angle, double offset) => new(angle, offset, true, 0, []);

    internal static EdgeLine Through(EdgeMap map, double angle, double offset)
    {
        var reach = (int)Math.Ceiling(Math.Sqrt(((double)map.Width * map.Width) + ((double)map.Height * map.Height)));
        var seen = new int[(2 * reach) + 2];
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        for (var step = 0; step <= 2 * reach; step++)
        {
            var along = step - reach;
            seen[step + 1] = seen[step] + (IsEdge(map, (offset * cos) - (along * sin), (offset * sin) + (along * cos),
                cos, sin, angle) ? 1 : 0);
        }

        return new EdgeLine(angle, offset, false, -reach, seen);
    }

    /// <summary>Share of the stretch between two points of the line that is an edge, 0..1.</summary>
    internal double Support(PointF a, PointF b)
    {
        var (from, to) = (Along(a), Along(b));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        var first = Math.Clamp((int)Math.Round(from - _from), 0, _seen.Length - 2);
        var last = Math.Clamp((int)Math.Round(to - _from), first + 1, _seen.Length - 1);
        return (_seen[last] - _seen[first]) / (double)Math.Max(last - first, to - from);
    }

    /// <summary>Share of the stretch from <paramref name="a"/> towards <paramref name="b"/> before the first piece
    /// of edge that holds.</summary>
    internal double Gap(PointF a, PointF b)
    {
        const int Steps = 50;
        for (var step = 0; step < Steps - 3; step++)
        {
            if (Support(Mix(a, b, step / (float)Steps), Mix(a, b, (step + 3) / (float)Steps)) > 0.6)
            {
                return step / (double)Steps;
            }
        }

        return 1;
    }

    /// <summary>Null when the lines are about parallel.</summary>
    internal PointF? Crossing(EdgeLine other)
    {
        var (a, b) = (Math.Cos(Angle), Math.Sin(Angle));
        var (c, d) = (Math.Cos(other.Angle), Math.Sin(other.Angle));
        var determinant = (a * d) - (b * c);
        return Math.Abs(determinant) < 0.3
            ? null
            : new PointF(
                (float)(((Offset * d) - (other.Offset * b)) / determinant),
                (float)(((a * other.Offset) - (c * Offset)) / determinant));
    }

    private double Along(PointF point) => (point.Y * Math.Cos(Angle)) - (point.X * Math.Sin(Angle));

    private static PointF Mix(PointF a, PointF b, float share) => a + ((b - a) * share);

    private static bool IsEdge(EdgeMap map, double x, double y, double cos, double sin, double angle)
    {
        for (var off = -1; off <= 1; off++)
        {
            var (atX, atY) = ((int)Math.Round(x + (off * cos)), (int)Math.Round(y + (off * sin)));
            if (map.Strength(atX, atY) > 0)
            {
                var turn = Math.Abs(map.Angle(atX, atY) - (float)angle);
                if (Math.Min(turn, MathF.PI - turn) < MaxTurn)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
