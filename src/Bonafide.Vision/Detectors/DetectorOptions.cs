namespace Bonafide.Vision.Detectors;

/// <summary>Limits of the detectors. Where each comes from stands in this folder's README.</summary>
public sealed record DetectorOptions
{
    public static DetectorOptions Default { get; } = new();

    /// <summary>
    /// Spread of chroma at or below which a picture has no colour, gray levels, 0..50. A gray picture has 0 and one
    /// under a coloured lamp about 1, since a tint does not vary. Default 2.
    /// </summary>
    public double MaxGraySpread { get; init; } = 2;

}
