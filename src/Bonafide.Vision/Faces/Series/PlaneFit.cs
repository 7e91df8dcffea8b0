using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces.Series;

/// <summary>
/// How well one set of points is a plane image of another: the homography with the least squared algebraic error
/// (direct linear transform over normalised points, Hartley 1997), and what is left over.
/// </summary>
internal static class PlaneFit
{
    private const int Unknowns = 8;

    /// <returns>Root mean square of the distances left over, in units of the second set; null when the points lie on
    /// a line.</returns>
    internal static double? Residual(IReadOnlyList<PointF> from, IReadOnlyList<PointF> to)
    {
        var (source, _) = Normalised(from);
        var (target, scale) = Normalised(to);
        var normal = new double[Unknowns, Unknowns + 1];
        for (var i = 0; i < source.Length; i++)
        {
            var ((x, y), (u, v)) = (source[i], target[i]);
            Add(normal, [x, y, 1, 0, 0, 0, -u * x, -u * y], u);
            Add(normal, [0, 0, 0, x, y, 1, -v * x, -v * y], v);
        }

        if (!Solve(normal))
        {
            return null;
        }

        var h = Enumerable.Range(0, Unknowns).Select(row => normal[row, Unknowns]).ToArray();
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

    private static void Add(double[,] normal, double[] row, double value)
    {
        for (var i = 0; i < Unknowns; i++)
        {
            for (var k = 0; k < Unknowns; k++)
            {
                normal[i, k] += row[i] * row[k];
            }

            normal[i, Unknowns] += row[i] * value;
        }
    }

    /// <summary>Gauss-Jordan elimination of a symmetric positive matrix.</summary>
    private static bool Solve(double[,] rows)
    {
        const double Singular = 1e-12;
        for (var pivot = 0; pivot < Unknowns; pivot++)
        {
            if (Math.Abs(rows[pivot, pivot]) < Singular)
            {
                return false;
            }

            var divisor = rows[pivot, pivot];
            for (var k = 0; k <= Unknowns; k++)
            {
                rows[pivot, k] /= divisor;
            }

            for (var row = 0; row < Unknowns; row++)
            {
                var factor = row == pivot ? 0 : rows[row, pivot];
                for (var k = pivot; factor != 0 && k <= Unknowns; k++)
                {
                    rows[row, k] -= factor * rows[pivot, k];
                }
            }
        }

        return true;
    }
}
