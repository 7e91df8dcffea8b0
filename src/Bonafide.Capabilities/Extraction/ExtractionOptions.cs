using System.ComponentModel.DataAnnotations;

namespace Bonafide.Capabilities.Extraction;

public sealed record ExtractionOptions
{
    /// <summary>
    /// Confidence of the recogniser below which a value read from one source alone is left out: a wrong value is worse
    /// than none. 0..1. Default 0.6: see this folder's README.
    /// </summary>
    [Range(0, 1)]
    public double MinConfidence { get; init; } = 0.6;
}
