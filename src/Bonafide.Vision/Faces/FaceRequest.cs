using Bonafide.Core.Facts;

namespace Bonafide.Vision.Faces;

/// <summary>What a worker is asked about the images of one credential; each part of the message is a file.</summary>
/// <param name="Parts">The stored classifiers, in the order of the files.</param>
/// <param name="LookForDocument">
/// Whether print around the face is looked for, which takes longer than the face does: for selfies.
/// </param>
public sealed record FaceRequest(IReadOnlyList<string> Parts, bool LookForDocument);

/// <summary>What came of it.</summary>
/// <param name="Facts">Null when none of the files can be decoded.</param>
/// <param name="Pack">The face pack that was asked.</param>
public sealed record FaceAnswer(FaceFacts? Facts, DataVersion Pack);
