using Bonafide.Vision.Images;

namespace Bonafide.Vision.Documents.Locating;

/// <summary>Four lines that may be the sides of a document, in pixels of the small picture.</summary>
/// <param name="Sides">Top, right, bottom, left.</param>
/// <param name="Corners">Clockwise from the crossing of left and top.</param>
/// <param name="Supports">Share of each side that is an edge, 0..1; a border of the picture has none.</param>
/// <param name="Score">To choose by.</param>
internal sealed record Outline(EdgeLine[] Sides, Quad Corners, double[] Supports, double Score)
{
    /// <summary>Logarithm of the ratio of both shapes. No camera's picture is so close to a document's (4:3, 3:2,
    /// 16:9).</summary>
    private const double MostCroppedOff = 0.03;

    /// <summary>Width over height: ID-1, TD2 and TD3, A4, upright and lying.</summary>
    private static readonly double[] Shapes = [1.586, 1.42, 1.414, 1 / 1.586, 1 / 1.414];

    internal int Borders => Sides.Count(side => side.IsBorder);

    /// <summary>How far it is from the nearest document's shape: logarithm of the ratio of both.</summary>
    internal double ShapeOff
    {
        get
        {
            var ratio = Corners.Width / (double)Corners.Height;
            return Shapes.Min(shape => Math.Abs(Math.Log(ratio / shape)));
        }
    }

    /// <summary>The whole of a picture that has a document's shape, and so was cut to the document.</summary>
    internal bool IsWholePicture => Borders == 4 && ShapeOff < MostCroppedOff;

    /// <summary>The weakest of the sides that lie within the picture.</summary>
    internal double Weakest => Enumerable.Range(0, 4).Where(side => !Sides[side].IsBorder)
        .Select(side => Supports[side]).DefaultIfEmpty(0).Min();

    internal double Area => Math.Abs(Cross(Corners.TopLeft, Corners.TopRight, Corners.BottomRight)
        + Cross(Corners.TopLeft, Corners.BottomRight, Corners.BottomLeft)) / 2;

    internal bool Holds(PointF point) =>
        Cross(Corners.TopLeft, Corners.TopRight, point) >= 0 && Cross(Corners.TopRight, Corners.BottomRight, point) >= 0
        && Cross(Corners.BottomRight, Corners.BottomLeft, point) >= 0
        && Cross(Corners.BottomLeft, Corners.TopLeft, point) >= 0;

    /// <summary>Share of the document under something that hides one of its corners: where both sides end early, the
    /// rectangle between them.</summary>
    internal double HiddenFraction()
    {
        PointF[] corners = [Corners.TopLeft, Corners.TopRight, Corners.BottomRight, Corners.BottomLeft];
        double hidden = 0;
        for (var corner = 0; corner < 4; corner++)
        {
            var (ahead, behind) = (Sides[corner], Sides[(corner + 3) % 4]);
            if (!ahead.IsBorder && !behind.IsBorder)
            {
                hidden += ahead.Gap(corners[corner], corners[(corner + 1) % 4])
                    * behind.Gap(corners[corner], corners[(corner + 3) % 4]);
            }
        }

        return Math.Min(1, hidden);
    }

    private static double Cross(PointF a, PointF b, PointF c) =>
        ((b.X - (double)a.X) * (c.Y - (double)a.Y)) - ((b.Y - (double)a.Y) * (c.X - (double)a.X));
}
