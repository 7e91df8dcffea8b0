using Bonafide.Core.Facts;

namespace Bonafide.Vision.Faces;

/// <summary>What a worker is asked about a document with two portraits; the one part is the document's photo.</summary>
/// <param name="Portrait">Of the main portrait, in pixels of the photo as documents are read.</param>
/// <param name="Ghost">Of the second, fainter one.</param>
public sealed record GhostFaceRequest(Quad Portrait, Quad Ghost);

/// <summary>What came of it.</summary>
/// <param name="Facts">Null when the pack has no limits for ghosts or the photo cannot be decoded.</param>
/// <param name="Pack">The face pack that was asked.</param>
public sealed record GhostFaceAnswer(GhostFaceFacts? Facts, DataVersion Pack);
