using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Finds the points of a face. The network wants it upright and centred, so what it finds first turns and centres the
/// crop for a second look.
/// </summary>
internal sealed class LandmarkFinder(FacePack pack)
{
    private const int Looks = 2;

    /// <summary>Side of the crop over the distance from the eyes' middle to the chin; what detections have.</summary>
    private const double SideOverEyesToChin = 1.55;

    private static readonly float[] Mean = [122.782f, 117.001f, 104.298f];
    private static readonly float[] Scale = [1 / 255f, 1 / 255f, 1 / 255f];

    internal (FaceLandmarks Points, FaceBox Box) Find(RgbImage photo, FaceBox box)
    {
        var points = Look(photo, box);
        for (var look = 1; look < Looks; look++)
        {
            box = Recentred(points, box);
            points = Look(photo, box);
        }

        return (points, box);
    }

    private FaceLandmarks Look(RgbImage photo, FaceBox box)
    {
        var size = pack.Manifest.Landmarks.Input[0];
        var map = box.ToPhoto(size);
        var values = pack.Landmarks.Run(photo.Warp(map, size, size).ToPlanes(Mean, Scale), 1, 3, size, size)[0].Data;
        var points = new PointF[FaceLandmarks.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = map.Map((values[i * 2] * size) - 0.5, (values[(i * 2) + 1] * size) - 0.5);
        }

        return new(points);
    }

    private static FaceBox Recentred(FaceLandmarks points, FaceBox box)
    {
        var eyes = points.EyesMiddle;
        var side = Math.Clamp(
            Math.Max(eyes.DistanceTo(points.ChinTip), 1.1 * points.EyeDistance) * SideOverEyesToChin,
            0.6 * box.Side, 1.6 * box.Side);
        // A little below the eyes, as seen by the face itself.
        var down = Homography.Similarity(side, points.Roll, eyes.X, eyes.Y).Map(0, 0.2);
        return box with { X = down.X, Y = down.Y, Side = side, Radians = points.Roll };
    }
}
