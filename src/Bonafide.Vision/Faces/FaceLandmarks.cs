using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>68 points of a face in pixels of the photo, numbered as in the iBUG 300-W scheme.</summary>
internal sealed class FaceLandmarks(PointF[] points)
{
    internal const int Count = 68;

    private const int NoseTip = 30;
    private const int MouthRight = 48;
    private const int MouthLeft = 54;
    private const int Chin = 8;

    public PointF this[int index] => points[index];

    /// <summary>The person's right eye, which is on the left of the picture.</summary>
    public PointF RightEye => Mean(36, 42);

    public PointF LeftEye => Mean(42, 48);

    public PointF EyesMiddle => (RightEye + LeftEye) * 0.5f;

    public double EyeDistance => RightEye.DistanceTo(LeftEye);

    /// <summary>Rotation in the image plane by the line through the eyes, radians, clockwise on the screen.</summary>
    public double Roll => Math.Atan2(LeftEye.Y - RightEye.Y, LeftEye.X - RightEye.X);

    public PointF ChinTip => points[Chin];

    /// <summary>The five points by which faces are aligned.</summary>
    public PointF[] Anchors => [RightEye, LeftEye, points[NoseTip], points[MouthRight], points[MouthLeft]];

    /// <summary>Height over width of the more closed eye.</summary>
    public double EyeOpenness => Math.Min(Openness(36), Openness(42));

    /// <summary>The same face on a picture that is wider by a factor.</summary>
    public FaceLandmarks Scaled(double across) =>
        new([.. points.Select(point => point with { X = (float)(point.X * across) })]);

    /// <summary>Every point as the face itself sees it: from the middle of the eyes, the eyes level and one unit
    /// apart.</summary>
    public PointF[] InEyeDistances()
    {
        var (unit, middle) = (1 / EyeDistance, EyesMiddle);
        var level = Homography.Similarity(unit, -Roll, 0, 0);
        return [.. points.Select(point => level.Map(point.X - middle.X, point.Y - middle.Y))];
    }

    private double Openness(int first)
    {
        var width = points[first].DistanceTo(points[first + 3]);
        var height = points[first + 1].DistanceTo(points[first + 5]) + points[first + 2].DistanceTo(points[first + 4]);
        return width > 0 ? height / 2 / width : 0;
    }

    private PointF Mean(int from, int to)
    {
        var sum = default(PointF);
        for (var i = from; i < to; i++)
        {
            sum += points[i];
        }

        return sum * (1f / (to - from));
    }
}
