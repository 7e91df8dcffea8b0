using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using FactQuad = Bonafide.Core.Facts.Quad;
using Quad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Faces;

/// <summary>Measures every face on a photo. Loaded once per worker; not for several threads at once.</summary>
public sealed class FaceReader(FacePack pack)
{
    /// <summary>The largest faces that are measured; more people than that are a crowd.</summary>
    private const int MostFaces = 8;

    /// <summary>Eyes nearer than this cannot be aligned, so that such a face gets no descriptor.</summary>
    private const double LeastEyeDistancePx = 10;

    private readonly FaceDetector _detector = new(pack);
    private readonly FaceOrientation _orientation = new(pack);
    private readonly FaceEmbedder _embedder = new(pack);

    /// <summary>The faces, the largest first.</summary>
    public IReadOnlyList<SeenFace> Read(RgbImage photo) =>
        [.. _detector.Detect(photo)
            .OrderByDescending(box => box.Side)
            .Take(MostFaces)
            .Select(box => Measure(photo, box))
            .OrderByDescending(face => face.EyeDistancePx)];

    private SeenFace Measure(RgbImage photo, FaceBox found)
    {
        var (points, box, aligned) = _orientation.Find(photo, found);
        var pose = HeadPose.Of(points);
        return new(
            ToFact(box.Corners()),
            Math.Round(found.Score, 4),
            Math.Round(points.EyeDistance, 1),
            Math.Round(pose.YawDegrees, 1),
            Math.Round(pose.PitchDegrees, 1),
            Math.Round(points.Roll * 180 / Math.PI, 1),
            Math.Round(Sharpness.Measure(aligned.ToGray()) * QualityFacts.SharpnessScale, 2),
            Math.Round(points.EyeOpenness, 3),
            Math.Round(box.Inside(photo.Width, photo.Height), 3),
            points.EyeDistance < LeastEyeDistancePx ? null : _embedder.Embed(aligned));
    }

    private static FactQuad ToFact(Quad box) => new(
        Math.Round(box.TopLeft.X), Math.Round(box.TopLeft.Y), Math.Round(box.TopRight.X), Math.Round(box.TopRight.Y),
        Math.Round(box.BottomRight.X), Math.Round(box.BottomRight.Y),
        Math.Round(box.BottomLeft.X), Math.Round(box.BottomLeft.Y));
}
