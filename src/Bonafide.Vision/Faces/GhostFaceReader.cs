using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;
using Bonafide.Vision.Reading;
using FactQuad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Holds the ghost portrait of a document against its main portrait. Both are taken out upright at one size, smoothed
/// alike and in gray, since a ghost is small and printed in one ink. Its face is too pale to be found, and not needed
/// to be: on a genuine document it lies where the main face lies. Loaded once per worker; not for several threads at
/// once.
/// </summary>
internal sealed class GhostFaceReader(FacePack pack)
{
    /// <summary>Height of both portraits as they are compared, pixels; the face is then about 150 wide.</summary>
    private const int Height = 384;

    /// <summary>
    /// Standard deviation, in pixels of that height, by which both are smoothed. A ghost has half the main portrait's
    /// size and contrast: enlarged and stretched it is softer and noisier, and what is finer than this differs on
    /// genuine documents too.
    /// </summary>
    private const double Smoothing = 3;

    /// <summary>Layouts with portraits of other shapes do not exist; a place that was fitted wrongly may have one.
    /// </summary>
    private const double MostStretch = 2;

    private readonly FaceDetector _detector = new(pack);
    private readonly LandmarkFinder _landmarks = new(pack);
    private readonly FaceEmbedder _embedder = new(pack);

    /// <summary>
    /// The distance of the two faces. Points on a pale print are unsure, so the ghost is aligned twice, by points of
    /// its own and by those of the main face, and the nearer of the two counts: doubt is in favour of the document.
    /// </summary>
    internal GhostFaceFacts Compare(RgbImage photo, FactQuad portrait, FactQuad ghost, GhostFaceLimits limits)
    {
        var (mainPlace, ghostPlace) = (portrait.ToImage(), ghost.ToImage());
        if (Upright(photo, mainPlace) is not { } main || Upright(photo, ghostPlace) is not { } pale
            || _detector.DetectUpright(main).MaxBy(face => face.Side) is not { } found)
        {
            return new(null, limits);
        }

        var (points, _) = _landmarks.Find(main, found);
        var gray = Stretched(main);
        var face = _embedder.Embed(_embedder.Align(gray.Image, points));
        var second = Stretched(pale);
        var mapped = points.Scaled(pale.Width / (double)main.Width);
        if (second.Contrast < limits.MinContrast
            || mapped.EyeDistance * ghostPlace.Height / Height < limits.MinEyeDistancePx)
        {
            return new(null, limits, IsFaint: true);
        }

        var (own, _) = _landmarks.Find(second.Image, found with { X = found.X * pale.Width / main.Width });
        var nearer = new[] { own, mapped }.Min(aligned => FaceDistance.Between(
            face, _embedder.Embed(_embedder.Align(second.Image, aligned))));
        return new(Math.Round(nearer, 4), limits);
    }

    /// <summary>Null where the place is no area, or none that a portrait could have.</summary>
    private static RgbImage? Upright(RgbImage photo, Images.Quad place)
    {
        var stretch = place.Width / (double)place.Height;
        return stretch is > 1 / MostStretch and < MostStretch
            ? photo.Straighten(place, (int)(Height * stretch), Height)
            : null;
    }

    /// <summary>Smooth and in gray, with the darkest and the brightest fiftieth of the pixels at the ends of the
    /// scale.</summary>
    private static (RgbImage Image, int Contrast) Stretched(RgbImage portrait)
    {
        const double Ends = 0.02;
        var gray = portrait.Smooth(Smoothing).ToGray();
        var (dark, bright) = Exposure.Range(gray, Ends);
        var scale = 255.0 / Math.Max(1, bright - dark);
        for (var i = 0; i < gray.Pixels.Length; i++)
        {
            gray.Pixels[i] = (byte)Math.Clamp((gray.Pixels[i] - dark) * scale, 0, 255);
        }

        return (gray.ToRgb(), bright - dark);
    }
}
