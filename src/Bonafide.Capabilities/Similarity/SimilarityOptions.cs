namespace Bonafide.Capabilities.Similarity;

/// <summary>
/// Distances come with the face pack, in its manifest beside their evidence: another pack brings its own. This
/// capability adds none.
/// </summary>
public sealed record SimilarityOptions;
