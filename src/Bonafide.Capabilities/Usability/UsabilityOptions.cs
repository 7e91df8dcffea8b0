using System.ComponentModel.DataAnnotations;

namespace Bonafide.Capabilities.Usability;

/// <summary>
/// Limits of image quality. They are hard limits: beyond them nobody, machine or analyst, could check the document.
/// Where the defaults come from stands in this folder's README.
/// </summary>
public sealed record UsabilityOptions
{
    /// <summary>Longest side of the photo, pixels. Default 300: ruling 4.</summary>
    [Range(100, 4000)]
    public int MinLongestSidePx { get; init; } = 300;

    /// <summary>Sharpness of the document's edges as <c>ImageQualityFacts.Sharpness</c> measures it.</summary>
    [Range(0, 1000)]
    public double MinDocumentSharpness { get; init; } = 1.2;

    /// <summary>Sharpness of a selfie's photo, same measure.</summary>
    [Range(0, 1000)]
    public double MinSelfieSharpness { get; init; } = 2;

    /// <summary>Share of the document's area that is blown out.</summary>
    [Range(0, 1)]
    public double MaxGlareFraction { get; init; } = 0.08;

    /// <summary>Share of the document's area that is black for want of light.</summary>
    [Range(0, 1)]
    public double MaxDarkFraction { get; init; } = 0.6;

    /// <summary>Mean luminance below which a photo is too dark, 0..255.</summary>
    [Range(0, 255)]
    public double MinMeanLuma { get; init; } = 30;

    /// <summary>95th minus 5th percentile of luminance below which nothing stands out, 0..255.</summary>
    [Range(0, 255)]
    public double MinContrast { get; init; } = 40;

    /// <summary>Share of the document that something may cover.</summary>
    [Range(0, 1)]
    public double MaxHiddenFraction { get; init; } = 0.06;

    /// <summary>Share of the photo that the document must cover.</summary>
    [Range(0, 1)]
    public double MinAreaFraction { get; init; } = 0.06;

    /// <summary>Lines of text below which an image without MRZ, barcode and known layout is no document.</summary>
    [Range(0, 50)]
    public int MinTextLines { get; init; } = 3;
}
