using System.ComponentModel.DataAnnotations;

namespace Bonafide.Core.Documents.Mrz;

/// <summary>How far a reading of a machine readable zone is believed.</summary>
public sealed record MrzOptions
{
    public static MrzOptions Default { get; } = new();

    /// <summary>
    /// Confidence of a sign, 0..1, from which it counts as read surely: it is never replaced, and a check digit that
    /// does not fit over sure signs alone is wrong on the document. Default 0.9.
    /// </summary>
    [Range(0.5, 1)]
    public double SureConfidence { get; init; } = 0.9;

    /// <summary>
    /// Least confidence, 0..1, of a field whose own check digit fits without any correction. Default 0.85: the digit
    /// finds every single misreading but those of <see cref="AmbiguousConfidence"/>.
    /// </summary>
    [Range(0, 1)]
    public double CheckedConfidence { get; init; } = 0.85;

    /// <summary>Most confidence, 0..1, of a field in which a sign was replaced. Default 0.7.</summary>
    [Range(0, 1)]
    public double CorrectedConfidence { get; init; } = 0.7;

    /// <summary>
    /// Most confidence, 0..1, of a field whose check digit holds without proving it: an unsure sign has a look-alike
    /// of the same value to it (8 and S, 6 and G, 1 and L differ by a multiple of ten), or several signs are unsure.
    /// Default 0.5, which is below what extraction takes from one source alone.
    /// </summary>
    [Range(0, 1)]
    public double AmbiguousConfidence { get; init; } = 0.5;
}
