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

    private static PointF At(double x, double y, double along, double across, double cos, double sin) =>
        new((float)(x + (along * cos) - (across * sin)), (float)(y + (along * sin) + (across * cos)));
}

/// <summary>Between corners in pixels as images have them and as facts have them.</summary>
internal static class QuadForms
{
    internal static FactQuad ToFacts(this Quad quad) => new(
        quad.TopLeft.X, quad.TopLeft.Y, quad.TopRight.X, quad.TopRight.Y,
        quad.BottomRight.X, quad.BottomRight.Y, quad.BottomLeft.X, quad.BottomLeft.Y);

    internal static Quad ToImage(this FactQuad quad) => new(
        new PointF((float)quad.X0, (float)quad.Y0), new PointF((float)quad.X1, (float)quad.Y1),
        new PointF((float)quad.X2, (float)quad.Y2), new PointF((float)quad.X3, (float)quad.Y3));
}
