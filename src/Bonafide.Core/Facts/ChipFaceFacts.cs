namespace Bonafide.Core.Facts;

/// <summary>
/// The portrait of a genuine chip held against the other faces; only what a country has signed is compared at all.
/// </summary>
/// <param name="HasFace">Whether the chip's portrait shows a face that can be compared.</param>
/// <param name="Limits">The limits of the face pack; null without a portrait.</param>
/// <param name="ToPrinted">Against the portrait on the ID; null when one of the two cannot be compared.</param>
/// <param name="ToSelfie">Against the selfie; null when one of the two cannot be compared.</param>
public sealed record ChipFaceFacts(
    bool HasFace, FacePackLimits? Limits, FaceLikeness? ToPrinted, FaceLikeness? ToSelfie)
{
    public static readonly FactKind<ChipFaceFacts> Kind = new("chipFace");
}

/// <param name="Distance">Of the two templates as the pack defines it; smaller is more alike.</param>
/// <param name="Similarity">Calibrated similarity, 0..100.</param>
public sealed record FaceLikeness(double Distance, double Similarity);
