namespace Bonafide.Core.Facts;

/// <summary>The selfie held against the photo on record.</summary>
/// <param name="HasPhoto">Whether the record has a photo that shows one face.</param>
/// <param name="SelfieUsable">Whether the selfie shows a face that can be compared.</param>
/// <param name="Similarity">Calibrated similarity, 0 to 100; null when one of the two cannot be compared.</param>
public sealed record PhotoFacts(bool HasPhoto, bool SelfieUsable, double? Similarity)
{
    public static readonly FactKind<PhotoFacts> Kind = new("photoOnRecord");
}
