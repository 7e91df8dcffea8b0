using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// A portrait brought upright and to one size, so that a surface can be put under it: the middle of the eyes lies at
/// one place, and the distance between them is one unit.
/// </summary>
public sealed class HeadTexture
{
    internal const int Width = 480;
    internal const int Height = 600;

    /// <summary>Pixels per eye distance.</summary>
    internal const double Unit = 96;

    internal const double EyesX = Width / 2.0;
    internal const double EyesY = 230;

    private HeadTexture(RgbImage image) => Image = image;

    internal RgbImage Image { get; }

    /// <summary>Null when there is no face to be seen, or one of fewer than 40 pixels between the eyes.</summary>
    public static HeadTexture? Of(RgbImage portrait, FacePack pack)
    {
        const double LeastEyeDistance = 40;
        if (new FaceDetector(pack).Detect(portrait).MaxBy(box => box.Side) is not { } box)
        {
            return null;
        }

        var (points, _) = new LandmarkFinder(pack).Find(portrait, box);
        if (points.EyeDistance < LeastEyeDistance)
        {
            return null;
        }

        var scale = points.EyeDistance / Unit;
        var turned = Homography.Similarity(scale, points.Roll, 0, 0);
        var eyes = turned.Map(EyesX, EyesY);
        var map = turned with { C = points.EyesMiddle.X - eyes.X, F = points.EyesMiddle.Y - eyes.Y };
        return new(portrait.Warp(map, Width, Height));
    }
}
