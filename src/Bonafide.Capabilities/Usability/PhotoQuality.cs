using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Usability;

/// <summary>
/// The measures that photos of documents and of faces share; each adds its finding and may name a label.
/// </summary>
internal sealed class PhotoQuality(UsabilityOptions options, CredentialId credential, List<Finding> findings)
{
    /// <summary>Size and light: too small or too dark makes a bad image.</summary>
    public string? Light(ImageQualityFacts quality)
    {
        var size = Add(Finding.AtLeast(
            "longestSide", quality.LongestSidePx, options.MinLongestSidePx, "px", "image", credential));
        var luma = Add(Finding.AtLeast(
            "meanLuma", quality.MeanLuma, options.MinMeanLuma, null, "image", credential));
        return size && luma ? null : UsabilityLabels.BadQualityImage;
    }

    /// <summary>A flat image is a bad one. Not so a page of paper: most of it is white, however black its
    /// print.</summary>
    public string? Contrast(ImageQualityFacts quality) =>
        Add(Finding.AtLeast("contrast", quality.Contrast, options.MinContrast, null, "image", credential))
            ? null
            : UsabilityLabels.BadQualityImage;

    public string? Sharpness(ImageQualityFacts quality, double limit) =>
        Add(Finding.AtLeast("sharpness", quality.Sharpness, limit, null, "image", credential))
            ? null
            : UsabilityLabels.Blurred;

    public string? Glare(ImageQualityFacts quality) =>
        Add(Finding.AtMost(
            "glareFraction", quality.GlareFraction, options.MaxGlareFraction, "fraction", "image", credential))
            ? null
            : UsabilityLabels.Glare;

    public string? Dark(ImageQualityFacts quality) =>
        Add(Finding.AtMost(
            "darkFraction", quality.DarkFraction, options.MaxDarkFraction, "fraction", "image", credential))
            ? null
            : UsabilityLabels.BadQualityImage;

    private bool Add(Finding finding)
    {
        findings.Add(finding);
        return finding.Met == true;
    }
}
