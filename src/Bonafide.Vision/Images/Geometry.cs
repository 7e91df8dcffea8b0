using System.Runtime.CompilerServices;

namespace Bonafide.Vision.Images;

/// <summary>A point in pixels; (0, 0) is the middle of the top left pixel.</summary>
public readonly record struct PointF(float X, float Y)
{
    public static PointF operator +(PointF a, PointF b) => new(a.X + b.X, a.Y + b.Y);

    public static PointF operator -(PointF a, PointF b) => new(a.X - b.X, a.Y - b.Y);

    public static PointF operator *(PointF a, float factor) => new(a.X * factor, a.Y * factor);

    public float DistanceTo(PointF other) =>
        MathF.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    public static PointF Add(PointF left, PointF right) => left + right;

    public static PointF Subtract(PointF left, PointF right) => left - right;

    public static PointF Multiply(PointF left, float factor) => left * factor;
}

/// <summary>Four corners in reading order: top left, top right, bottom right, bottom left.</summary>
public readonly record struct Quad(PointF TopLeft, PointF TopRight, PointF BottomRight, PointF BottomLeft)
{
    /// <summary>The mean length of the upper and lower sides.</summary>
    public float Width => (TopLeft.DistanceTo(TopRight) + BottomLeft.DistanceTo(BottomRight)) / 2;

    /// <summary>The mean length of the left and right sides.</summary>
    public float Height => (TopLeft.DistanceTo(BottomLeft) + TopRight.DistanceTo(BottomRight)) / 2;

    /// <summary>Whether the corners go round an area without crossing or folding, clockwise on the screen.</summary>
    public bool IsConvex =>
        Turn(TopLeft, TopRight, BottomRight) > 0 && Turn(TopRight, BottomRight, BottomLeft) > 0
        && Turn(BottomRight, BottomLeft, TopLeft) > 0 && Turn(BottomLeft, TopLeft, TopRight) > 0;

    public static Quad Of(float left, float top, float width, float height) => new(
        new PointF(left, top), new PointF(left + width, top),
        new PointF(left + width, top + height), new PointF(left, top + height));

    private static float Turn(PointF a, PointF b, PointF c) =>
        ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X));
}

/// <summary>
/// A plane projective map (x, y) → ((A x + B y + C) / w, (D x + E y + F) / w) with w = G x + H y + 1. Affine maps
/// have G = H = 0.
/// </summary>
public readonly record struct Homography(
    double A, double B, double C, double D, double E, double F, double G, double H)
{
    public static Homography Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PointF Map(double x, double y)
    {
        var share = 1 / ((G * x) + (H * y) + 1);
        return new PointF((float)(((A * x) + (B * y) + C) * share), (float)(((D * x) + (E * y) + F) * share));
    }

    /// <summary>Scale by <paramref name="scale"/>, turn clockwise on the screen, then move.</summary>
    public static Homography Similarity(double scale, double radians, double moveX, double moveY)
    {
        var cos = Math.Cos(radians) * scale;
        var sin = Math.Sin(radians) * scale;
        return new Homography(cos, -sin, moveX, sin, cos, moveY, 0, 0);
    }

    /// <summary>This map after another one.</summary>
    public Homography After(Homography first)
    {
        var a = (A * first.A) + (B * first.D) + (C * first.G);
        var b = (A * first.B) + (B * first.E) + (C * first.H);
        var c = (A * first.C) + (B * first.F) + C;
        var d = (D * first.A) + (E * first.D) + (F * first.G);
        var e = (D * first.B) + (E * first.E) + (F * first.H);
        var f = (D * first.C) + (E * first.F) + F;
        var g = (G * first.A) + (H * first.D) + first.G;
        var h = (G * first.B) + (H * first.E) + first.H;
        var w = (G * first.C) + (H * first.F) + 1;
        return new Homography(a / w, b / w, c / w, d / w, e / w, f / w, g / w, h / w);
    }

    /// <summary>The map that takes the rectangle 0..width-1 × 0..height-1 onto a quadrilateral.</summary>
    /// <returns>Null when the corners do not go round an area in their order.</returns>
    public static Homography? FromRectangle(int width, int height, Quad target)
    {
        if (!target.IsConvex)
        {
            return null;
        }

        Span<PointF> from = [new(0, 0), new(width - 1, 0), new(width - 1, height - 1), new(0, height - 1)];
        Span<PointF> to = [target.TopLeft, target.TopRight, target.BottomRight, target.BottomLeft];
        return FromPoints(from, to);
    }

    /// <summary>The map that takes four points onto four others (direct linear transform).</summary>
    public static Homography? FromPoints(ReadOnlySpan<PointF> from, ReadOnlySpan<PointF> to)
    {
        var rows = new double[8, 9];
        for (var i = 0; i < 4; i++)
        {
            double x = from[i].X, y = from[i].Y, u = to[i].X, v = to[i].Y;
            double[] first = [x, y, 1, 0, 0, 0, -u * x, -u * y, u];
            double[] second = [0, 0, 0, x, y, 1, -v * x, -v * y, v];
            for (var k = 0; k < 9; k++)
            {
                rows[i * 2, k] = first[k];
                rows[(i * 2) + 1, k] = second[k];
            }
        }

        return Solve(rows) ? new Homography(
            rows[0, 8], rows[1, 8], rows[2, 8], rows[3, 8], rows[4, 8], rows[5, 8], rows[6, 8], rows[7, 8]) : null;
    }

    /// <summary>Gauss-Jordan elimination with partial pivoting; the last column becomes the solution.</summary>
    private static bool Solve(double[,] rows)
    {
        const double Singular = 1e-9;
        for (var column = 0; column < 8; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < 8; row++)
            {
                pivot = Math.Abs(rows[row, column]) > Math.Abs(rows[pivot, column]) ? row : pivot;
            }

            if (Math.Abs(rows[pivot, column]) < Singular)
            {
                return false;
            }

            var divisor = rows[pivot, column];
            for (var k = 0; k < 9; k++)
            {
                (rows[column, k], rows[pivot, k]) = (rows[pivot, k], rows[column, k]);
                rows[column, k] /= divisor;
            }

            for (var row = 0; row < 8; row++)
            {
                var factor = row == column ? 0 : rows[row, column];
                for (var k = column; factor != 0 && k < 9; k++)
                {
                    rows[row, k] -= factor * rows[column, k];
                }
            }
        }

        return true;
    }
}
