using Bonafide.Vision.Images;

namespace Bonafide.Vision.Reading;

/// <summary>The rectangle of least area round a set of points: one of its sides lies on the convex hull.</summary>
internal static class TightRectangle
{
    /// <summary>The rectangle, its longer side along the text unless the set is about square.</summary>
    internal static LineBox Of(List<PointF> points)
    {
        var hull = Hull(points);
        var best = new LineBox(points[0].X, points[0].Y, 0, 0, 0);
        var bestArea = double.MaxValue;
        for (var i = 0; i < hull.Count; i++)
        {
            var next = hull[(i + 1) % hull.Count];
            if (next == hull[i])
            {
                continue;
            }

            var box = Along(hull, Math.Atan2(next.Y - hull[i].Y, next.X - hull[i].X));
            if (box.Length * box.Thickness < bestArea)
            {
                (best, bestArea) = (box, box.Length * box.Thickness);
            }
        }

        return Reading(best);
    }

    /// <summary>Turned by quarters so that the text runs along the longer side, as near to the rows as can
    /// be.</summary>
    private static LineBox Reading(LineBox box)
    {
        var angle = box.Angle;
        var (length, thickness) = (box.Length, box.Thickness);
        if (length < thickness)
        {
            (length, thickness) = (thickness, length);
            angle += Math.PI / 2;
        }

        angle -= Math.PI * Math.Round(angle / Math.PI);
        const double AboutSquare = 1.5;
        if (length < thickness * AboutSquare && Math.Abs(angle) > Math.PI / 4)
        {
            (length, thickness) = (thickness, length);
            angle -= Math.CopySign(Math.PI / 2, angle);
        }

        return box with { Length = length, Thickness = thickness, Angle = angle };
    }

    private static LineBox Along(List<PointF> hull, double angle)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var point in hull)
        {
            var along = (point.X * cos) + (point.Y * sin);
            var across = (point.Y * cos) - (point.X * sin);
            (left, right) = (Math.Min(left, along), Math.Max(right, along));
            (top, bottom) = (Math.Min(top, across), Math.Max(bottom, across));
        }

        var (middleAlong, middleAcross) = ((left + right) / 2, (top + bottom) / 2);
        return new LineBox(
            (middleAlong * cos) - (middleAcross * sin), (middleAlong * sin) + (middleAcross * cos),
            right - left, bottom - top, angle);
    }

    /// <summary>Andrew's monotone chain.</summary>
    private static List<PointF> Hull(List<PointF> points)
    {
        points.Sort((a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        var hull = new List<PointF>(points.Count);
        for (var pass = 0; pass < 2; pass++)
        {
            var start = hull.Count;
            for (var i = 0; i < points.Count; i++)
            {
                var point = points[pass == 0 ? i : points.Count - 1 - i];
                while (hull.Count >= start + 2 && Cross(hull[^2], hull[^1], point) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }

                hull.Add(point);
            }

            hull.RemoveAt(hull.Count - 1);
        }

        return hull.Count == 0 ? points : hull;
    }

    private static double Cross(PointF a, PointF b, PointF c) =>
        ((b.X - (double)a.X) * (c.Y - (double)a.Y)) - ((b.Y - (double)a.Y) * (c.X - (double)a.X));
}
