using Bonafide.Vision.Images;
using FactQuad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Reading;

/// <summary>A rectangle at any angle: its middle, its length along the text, its thickness and its direction.</summary>
/// <param name="Angle">Radians clockwise on the screen from the image's rows.</param>
internal readonly record struct LineBox(double X, double Y, double Length, double Thickness, double Angle)
{
    internal Quad Corners()
    {
        var (cos, sin) = (Math.Cos(Angle), Math.Sin(Angle));
        var (halfLength, halfThickness) = (Length / 2, Thickness / 2);
        return new Quad(
            At(X, Y, -halfLength, -halfThickness, cos, sin), At(X, Y, halfLength, -halfThickness, cos, sin),
            At(X, Y, halfLength, halfThickness, cos, sin), At(X, Y, -halfLength, halfThickness, cos, sin));
    }

    /// <summary>
    /// On a page of level text, a short box that stands upright is no line of its own direction but a single narrow
    /// sign, such as the numbers before the fields of a licence. It is widened to the shape of a sign.
    /// </summary>
    internal LineBox Levelled()
    {
        const double MostStretch = 3;
        const double SignShape = 0.9;
        return Math.Abs(Angle) > Math.PI / 4 && Length < Thickness * MostStretch
            ? this with
            {
                Length = Math.Max(Thickness, Length * SignShape), Thickness = Length,
                Angle = Angle - Math.CopySign(Math.PI / 2, Angle),
            }
            : this;
    }

    private static PointF At(double x, double y, double along, double across, double cos, double sin) =>
        new((float)(x + (along * cos) - (across * sin)), (float)(y + (along * sin) + (across * cos)));
}

/// <summary>Between corners in pixels as images have them and as facts have them.</summary>
internal static class QuadForms
{
    internal static FactQuad ToFacts(this Quad quad) => new(
        quad.TopLeft.X, quad.TopLeft.Y, quad.TopRight.X, quad.TopRight.Y,
        quad.BottomRight.X, quad.BottomRight.Y, quad.BottomLeft.X, quad.BottomLeft.Y);

    /// <summary>The same line cut out higher or lower about its middle.</summary>
    internal static Quad Heightened(this Quad quad, double share)
    {
        var (left, right) = ((quad.BottomLeft - quad.TopLeft) * ((float)(share - 1) / 2),
            (quad.BottomRight - quad.TopRight) * ((float)(share - 1) / 2));
        return new Quad(
            quad.TopLeft - left, quad.TopRight - right, quad.BottomRight + right, quad.BottomLeft + left);
    }

    internal static Quad ToImage(this FactQuad quad) => new(
        new PointF((float)quad.X0, (float)quad.Y0), new PointF((float)quad.X1, (float)quad.Y1),
        new PointF((float)quad.X2, (float)quad.Y2), new PointF((float)quad.X3, (float)quad.Y3));
}
