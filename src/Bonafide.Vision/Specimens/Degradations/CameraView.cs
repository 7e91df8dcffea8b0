using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>A flat page as a camera sees it: tilted in space, turned in the picture.</summary>
internal static class CameraView
{
    /// <summary>Distance of the camera in lengths of the page's longer side, as a hand holds a telephone.</summary>
    private const double Distance = 1.8;

    /// <summary>The page's corners in pixels round its middle, at its own scale.</summary>
    /// <param name="tilt">Out of the picture's plane, radians.</param>
    /// <param name="axis">Direction about which it is tilted, radians.</param>
    /// <param name="turn">In the picture's plane, radians, clockwise on the screen.</param>
    internal static Quad Corners(int width, int height, double tilt, double axis, double turn)
    {
        var far = Math.Max(width, height) * Distance;
        var (right, bottom) = ((width - 1) / 2.0, (height - 1) / 2.0);
        return new Quad(See(-right, -bottom), See(right, -bottom), See(right, bottom), See(-right, bottom));

        PointF See(double x, double y)
        {
            var along = (x * Math.Cos(axis)) + (y * Math.Sin(axis));
            var across = (y * Math.Cos(axis)) - (x * Math.Sin(axis));
            var scale = far / (far + (across * Math.Sin(tilt)));
            var (u, v) = (along * scale, across * Math.Cos(tilt) * scale);
            var seenX = (u * Math.Cos(axis)) - (v * Math.Sin(axis));
            var seenY = (u * Math.Sin(axis)) + (v * Math.Cos(axis));
            return new PointF(
                (float)((seenX * Math.Cos(turn)) - (seenY * Math.Sin(turn))),
                (float)((seenX * Math.Sin(turn)) + (seenY * Math.Cos(turn))));
        }
    }

    /// <summary>The smallest upright picture that holds the corners with a margin.</summary>
    internal static PixelMove Frame(int width, int height, Quad seen, double margin)
    {
        Span<PointF> corners = [seen.TopLeft, seen.TopRight, seen.BottomRight, seen.BottomLeft];
        var (left, top) = (corners[0].X, corners[0].Y);
        var (right, bottom) = (left, top);
        foreach (var corner in corners)
        {
            (left, top) = (Math.Min(left, corner.X), Math.Min(top, corner.Y));
            (right, bottom) = (Math.Max(right, corner.X), Math.Max(bottom, corner.Y));
        }

        var around = (float)(Math.Max(right - left, bottom - top) * margin);
        for (var i = 0; i < corners.Length; i++)
        {
            corners[i] = new PointF(corners[i].X - left + around, corners[i].Y - top + around);
        }

        Span<PointF> page = [new(0, 0), new(width - 1, 0), new(width - 1, height - 1), new(0, height - 1)];
        var toSource = Homography.FromPoints(corners, page)
            ?? throw new InvalidOperationException("The corners do not span an area.");
        var (wide, high) = (right - left + (2 * around), bottom - top + (2 * around));
        return new PixelMove(toSource, (int)Math.Ceiling(wide) + 1, (int)Math.Ceiling(high) + 1);
    }
}
