using Bonafide.Core.Facts;

namespace Bonafide.Vision.Images.Quality;

/// <summary>Measures as facts carry them.</summary>
public static class QualityFacts
{
    /// <summary>Facts give sharpness in tenths of <see cref="Quality.Sharpness"/>: ten over the blur's σ in
    /// pixels.</summary>
    public const double SharpnessScale = 10;

    /// <param name="quality">Measured on the part of the photo that matters.</param>
    /// <param name="photo">The whole photo after EXIF orientation, for its size.</param>
    public static ImageQualityFacts ToFacts(this ImageQuality quality, RgbImage photo) => new(
        photo.Width,
        photo.Height,
        Math.Round(quality.Sharpness * SharpnessScale, 2),
        Math.Round(quality.Glare.Share, 4),
        Math.Round(quality.Exposure.DarkShare, 4),
        Math.Round(quality.Exposure.Mean, 1),
        quality.Exposure.Contrast,
        Math.Round(quality.Colour.Strength, 2));
}
