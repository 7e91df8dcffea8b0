namespace Bonafide.Core.Facts;

/// <summary>Distances between the main faces of this execution's credentials.</summary>
public sealed record FaceComparisonFacts(IReadOnlyList<FacePair> Pairs)
{
    public static readonly FactKind<FaceComparisonFacts> Kind = new(FactKinds.FaceComparison);

    public FacePair? Between(CredentialId one, CredentialId other) => Pairs.FirstOrDefault(pair =>
        (pair.One == one && pair.Other == other) || (pair.One == other && pair.Other == one));
}

/// <param name="Distance">Distance of the two templates as the pack defines it; smaller is more alike.</param>
/// <param name="Similarity">Calibrated similarity, 0..100, by the curve in the pack's manifest.</param>
public sealed record FacePair(CredentialId One, CredentialId Other, double Distance, double Similarity);

/// <summary>The tenant's 1:n search of this execution's face (ruling 8f).</summary>
/// <param name="Status">Done, Pending (the index is behind) or Error.</param>
/// <param name="Hits">Earlier executions with a face within the search limit, nearest first.</param>
/// <param name="GallerySize">How many templates were searched.</param>
/// <param name="Limit">The distance in force for a gallery of this size.</param>
/// <param name="LimitIsSupported">
/// Whether the pack's evidence supports at most 0.01 expected false hits at this size; when it does not, a hit alone
/// is at most a warning.
/// </param>
public sealed record FaceSearchFacts(
    FaceSearchStatus Status, IReadOnlyList<FaceHit> Hits, int GallerySize, double Limit, bool LimitIsSupported)
{
    public static readonly FactKind<FaceSearchFacts> Kind = new(FactKinds.FaceSearch);
}

public enum FaceSearchStatus
{
    Done = 1,
    Pending = 2,
    Error = 3,
}

/// <param name="SameAccount">Hits on the person's own account are findings only.</param>
/// <param name="Distance">Distance of the templates.</param>
/// <param name="WithinStrictLimit">Also within the stricter distance that a rejection needs.</param>
/// <param name="DataContradicts">
/// Birth date or document number of that execution differ from this one's; null when either is not known.
/// </param>
public sealed record FaceHit(
    ExecutionId Execution, bool SameAccount, double Distance, bool WithinStrictLimit, bool? DataContradicts);
