namespace Bonafide.Vision.Images;

/// <summary>Equations that cannot all be met, solved for the least sum of squared errors (normal equations).</summary>
internal sealed class LeastSquares(int unknowns)
{
    private const double Singular = 1e-12;

    private readonly double[,] _normal = new double[unknowns, unknowns + 1];

    /// <summary>One more equation: factors of the unknowns, and what their sum should be.</summary>
    internal void Add(ReadOnlySpan<double> factors, double value)
    {
        for (var i = 0; i < unknowns; i++)
        {
            for (var k = 0; k < unknowns; k++)
            {
                _normal[i, k] += factors[i] * factors[k];
            }

            _normal[i, unknowns] += factors[i] * value;
        }
    }

    /// <summary>Gauss-Jordan elimination of a symmetric positive matrix; null when the equations leave an unknown
    /// open.</summary>
    internal double[]? Solve()
    {
        var rows = (double[,])_normal.Clone();
        for (var pivot = 0; pivot < unknowns; pivot++)
        {
            if (Math.Abs(rows[pivot, pivot]) < Singular)
            {
                return null;
            }

            var divisor = rows[pivot, pivot];
            for (var k = 0; k <= unknowns; k++)
            {
                rows[pivot, k] /= divisor;
            }

            for (var row = 0; row < unknowns; row++)
            {
                var factor = row == pivot ? 0 : rows[row, pivot];
                for (var k = pivot; factor != 0 && k <= unknowns; k++)
                {
                    rows[row, k] -= factor * rows[pivot, k];
                }
            }
        }

        return [.. Enumerable.Range(0, unknowns).Select(row => rows[row, unknowns])];
    }
}
