using Bonafide.Core.Facts;

namespace Bonafide.Vision.Specimens.Tampering;

/// <summary>What a forger did.</summary>
/// <param name="Kind">pastedField, retypedField, swappedPortrait, mixedSides, editedPhoto or
/// editedPhotoCoarse.</param>
/// <param name="Side">FRONT or BACK.</param>
/// <param name="Field">The field that was changed, or null.</param>
/// <param name="Value">What it says after the change, or null.</param>
/// <param name="Region">Where, in pixels of the page before it was photographed.</param>
public sealed record TamperingTruth(string Kind, string Side, string? Field, string? Value, Quad? Region);
