using Bonafide.Core.FaceMaps;

namespace Bonafide.Core.Facts;

/// <summary>
/// What was measured on the frames of one FACEMAP credential, with the challenge that they have to answer. Biometric
/// data; stored sealed and erased with the person.
/// </summary>
/// <param name="Steps">What the server asked, by the challenge that it signed.</param>
/// <param name="Frames">All frames, in the order of time.</param>
/// <param name="Limits">The limits of the face pack that the frames were measured with.</param>
public sealed record FaceMapFacts(
    IReadOnlyList<ChallengeAction> Steps, IReadOnlyList<FrameFacts> Frames, FacePackLimits Limits)
{
    public static readonly FactKind<FaceMapFacts> Kind = new(FactKinds.FaceMap);
}

/// <summary>One frame.</summary>
/// <param name="Step">0-based step of the challenge.</param>
/// <param name="AtMs">Milliseconds since the capture began, by the client's clock.</param>
/// <param name="Faces">Faces with at least half of the largest one's size.</param>
/// <param name="Change">
/// Mean difference to the frame before in gray levels (0..255), noise included; 0 means the same picture. Null for the
/// first.
/// </param>
/// <param name="Face">The largest face; null when none was found.</param>
public sealed record FrameFacts(int Step, int AtMs, int Faces, double? Change, FrameFace? Face);

/// <summary>The face on one frame.</summary>
/// <param name="EyeDistance">As a share of the frame's width.</param>
/// <param name="Yaw">Degrees; turned to the person's left is positive.</param>
/// <param name="Pitch">Degrees; up is positive.</param>
/// <param name="Perspective">
/// How much nearer than at rest the face is by the change of its proportions: rise of one over its distance from the
/// camera, per eye distance. About 0 for a picture, however near it is brought. Null on frames at rest.
/// </param>
/// <param name="Relief">
/// How far the points of the face are from the best plane image of the points at rest (root mean square, in eye
/// distances): a picture stays plane however it is turned. Null on frames at rest.
/// </param>
/// <param name="Skin">Mean linear light of brow and cheeks: red, green, blue, 0..1.</param>
/// <param name="Beside">The same left and right of the head; null where that is outside of the frame.</param>
/// <param name="Inside">Share of the face's box that lies inside the frame, 0..1.</param>
/// <param name="Distance">
/// Distance between the descriptors of this face and of the one at rest, as the pack defines it; null on frames of
/// which none was made.
/// </param>
public sealed record FrameFace(
    double EyeDistance,
    double Yaw,
    double Pitch,
    double? Perspective,
    double? Relief,
    IReadOnlyList<double> Skin,
    IReadOnlyList<double>? Beside,
    double Inside,
    double? Distance);
