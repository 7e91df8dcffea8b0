using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Where a head is turned, from six points of a rigid model seen from far away (weak perspective): a linear fit gives
/// the two upper rows of the scaled rotation. Good to about 10°; it says turned or not, not more.
/// </summary>
/// <param name="YawDegrees">Turned to the person's left is positive.</param>
/// <param name="PitchDegrees">Up is positive.</param>
internal readonly record struct HeadPose(double YawDegrees, double PitchDegrees)
{
    /// <summary>
    /// Points of an average head: x to the picture's right, y down, z towards the viewer; the unit is of no matter.
    /// Index in the 68 points, then x, y, z.
    /// </summary>
    private static readonly (int Index, double X, double Y, double Z)[] Model =
    [
        (30, 0, 0, 0), (8, 0, 330, -65), (36, -225, -170, -135), (45, 225, -170, -135), (48, -150, 150, -125),
        (54, 150, 150, -125),
    ];

    internal static HeadPose Of(FaceLandmarks points)
    {
        var (right, down) = (Row(points, true), Row(points, false));
        var (scaleX, scaleY) = (Length(right), Length(down));
        if (scaleX == 0 || scaleY == 0)
        {
            return default;
        }

        // The third row of the rotation: where the face's own forward axis points on the picture.
        var yaw = Math.Asin(Math.Clamp(right[2] / scaleX, -1, 1));
        var pitch = Math.Asin(Math.Clamp(-down[2] / scaleY, -1, 1));
        return new(yaw * 180 / Math.PI, pitch * 180 / Math.PI);
    }

    /// <summary>Least squares for one coordinate of the picture, the head's roll undone.</summary>
    private static double[] Row(FaceLandmarks points, bool isX)
    {
        var (cos, sin) = (Math.Cos(points.Roll), Math.Sin(points.Roll));
        var values = Model.Select(one =>
        {
            var at = points[one.Index] - points.EyesMiddle;
            return isX ? (at.X * cos) + (at.Y * sin) : (at.Y * cos) - (at.X * sin);
        }).ToArray();
        var (meanX, meanY) = (Model.Average(one => one.X), Model.Average(one => one.Y));
        var (meanZ, mean) = (Model.Average(one => one.Z), values.Average());
        var row = new LeastSquares(3);
        for (var i = 0; i < Model.Length; i++)
        {
            row.Add([Model[i].X - meanX, Model[i].Y - meanY, Model[i].Z - meanZ], values[i] - mean);
        }

        return row.Solve() ?? [0, 0, 0];
    }

    private static double Length(double[] row) => Math.Sqrt(row.Sum(value => value * value));
}
