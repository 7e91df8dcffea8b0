using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces.Series;

/// <summary>
/// How well one set of points is a plane image of another: the homography with the least squared algebraic error
/// (direct linear transform over normalised points, Hartley 1997), and what is left over.
/// </summary>
internal static class PlaneFit
{
    /// <returns>Root mean square of the distances left over, in units of the second set; null when the points lie on
    /// a line.</returns>
    internal static double? Residual(IReadOnlyList<PointF> from, IReadOnlyList<PointF> to)
    {
        var (source, _) = Normalised(from);
        var (target, scale) = Normalised(to);
        var plane = new LeastSquares(8);
        for (var i = 0; i < source.Length; i++)
        {
            var ((x, y), (u, v)) = (source[i], target[i]);
            plane.Add([x, y, 1, 0, 0, 0, -u * x, -u * y], u);
            plane.Add([0, 0, 0, x, y, 1, -v * x, -v * y], v);
        }

        if (plane.Solve() is not { } h)
        {
            return null;
        }

        var sum = 0.0;
        for (var i = 0; i < source.Length; i++)
        {
            var ((x, y), (u, v)) = (source[i], target[i]);
            var w = (h[6] * x) + (h[7] * y) + 1;
            var (du, dv) = (
                (((h[0] * x) + (h[1] * y) + h[2]) / w) - u, (((h[3] * x) + (h[4] * y) + h[5]) / w) - v);
            sum += (du * du) + (dv * dv);
        }

        return Math.Sqrt(sum / source.Length) * scale;
    }

    private static ((double X, double Y)[] Points, double Scale) Normalised(IReadOnlyList<PointF> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var scale = Math.Sqrt(points.Average(point =>
            ((point.X - x) * (point.X - x)) + ((point.Y - y) * (point.Y - y))));
        scale = scale > 0 ? scale : 1;
        return ([.. points.Select(point => ((point.X - x) / scale, (point.Y - y) / scale))], scale);
    }
}
