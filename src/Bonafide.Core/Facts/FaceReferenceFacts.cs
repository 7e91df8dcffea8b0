namespace Bonafide.Core.Facts;

/// <summary>
/// How far the face of this execution is from the faces that the account was enrolled with: the face maps of its
/// earlier executions that passed liveness.
/// </summary>
/// <param name="References">The nearest first; never empty.</param>
/// <param name="Uploaded">
/// What was measured on the face map that the customer brought as the reference; null where the account's own
/// templates are the reference.
/// </param>
public sealed record FaceReferenceFacts(IReadOnlyList<FaceReference> References, FaceMapFacts? Uploaded = null)
{
    public static readonly FactKind<FaceReferenceFacts> Kind = new(FactKinds.FaceReference);
}

/// <param name="Execution">In which the reference was taken.</param>
/// <param name="Distance">Distance of the templates as the pack defines it.</param>
public sealed record FaceReference(ExecutionId Execution, double Distance);
