using System.ComponentModel.DataAnnotations;

namespace Bonafide.Capabilities.Liveness;

public sealed record LivenessOptions
{
    /// <summary>
    /// Eye distance of another face, as a share of the main face's, from which it is a second person and not somebody
    /// far behind. 0..1. Default 0.5: half as large, at arm's length, is a person standing right behind.
    /// </summary>
    [Range(0.1, 1)]
    public double SecondPersonShare { get; init; } = 0.5;

    /// <summary>Share of the face's box that has to lie inside the photo, 0..1.</summary>
    [Range(0.5, 1)]
    public double MinInside { get; init; } = 0.85;

    /// <summary>
    /// Share of the photo that a document's outline covers around the face, from which the ID itself was used.
    /// </summary>
    [Range(0.05, 1)]
    public double MaxDocumentFraction { get; init; } = 0.2;

    /// <summary>Mean chroma distance from grey below which a photo has no colour.</summary>
    [Range(0, 50)]
    public double MinColourfulness { get; init; } = 2.5;
}
