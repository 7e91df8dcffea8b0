using Bonafide.Core.Executions;

namespace Bonafide.Core.Facts;

/// <summary>The ghost portrait of an ID held against the main portrait of the same image.</summary>
/// <param name="Distance">
/// Of the two templates as the pack defines it; null when one of the portraits shows no face that can be compared.
/// </param>
/// <param name="Limits">The limits of the face pack that the ghost was measured with.</param>
/// <param name="IsFaint">
/// The main portrait shows a face, and the ghost is too small or too pale to be compared with it.
/// </param>
public sealed record GhostFaceFacts(double? Distance, GhostFaceLimits Limits, bool IsFaint = false)
{
    public static readonly FactKind<GhostFaceFacts> Kind = new("ghostFace");

    /// <summary>Whether there is such a fact of a credential: an ID on which both portraits were placed.</summary>
    public static bool IsFor(CredentialCategory category, DocumentFacts document) =>
        category == CredentialCategory.Id && document.Images.Any(image => image.HasTwoPortraits());
}

/// <summary>Limits of a model pack for ghost portraits, with their evidence in the pack's manifest.</summary>
/// <param name="DifferentDistance">Above: the two portraits show different people.</param>
/// <param name="MinEyeDistancePx">Ghosts with less between the eyes, in pixels of the photo, are not compared.</param>
/// <param name="MinContrast">Ghosts with fewer gray levels between darkest and brightest are not compared.</param>
public sealed record GhostFaceLimits(double DifferentDistance, double MinEyeDistancePx, double MinContrast);
