using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Authentication;

/// <summary>
/// Is the person in front of the camera the one who was enrolled on the account (contract 04 §6)? The frames have to
/// answer their challenge, and the face has to match. What is not proved fails: there is no warning here.
/// </summary>
internal sealed class AuthenticationCapability(FaceMapLimits limits) : ICapability
{
    public string Name => CapabilityNames.Authentication;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.FaceMap, FactKinds.FaceReference];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => AuthenticationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Of(CredentialCategory.FaceMap).Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var faceMap = input.Group.Credentials[0];
        var frames = faceMap.Part(Classifiers.FaceMap) is null
            ? new(FactStatus.NoInput, null)
            : input.Facts.Read(FaceMapFacts.Kind, faceMap.Id);
        if (!frames.IsKnown)
        {
            return NotExecuted(input, frames.Status);
        }

        // 1. A live person.
        var evidence = ActiveEvidence.Judge(frames.Value!, limits, faceMap.Id);
        if (evidence.Decision != Decision.Passed)
        {
            return Failed(input, AuthenticationLabels.InvalidFace + evidence.Label, evidence.Findings);
        }

        // 2. With an enrolled face.
        var reference = input.Facts.Read(FaceReferenceFacts.Kind);
        if (!reference.IsKnown)
        {
            return NotExecuted(input, reference.Status) with { Findings = evidence.Findings };
        }

        if (reference.Value!.Uploaded is { } uploaded
            && ActiveEvidence.Judge(uploaded, limits, faceMap.Id) is { Decision: not Decision.Passed } brought)
        {
            return Failed(
                input, AuthenticationLabels.InvalidReference, [.. evidence.Findings, .. brought.Findings]);
        }

        var finding = Finding.AtMost(
            "faceDistanceToEnrolled", reference.Value.References[0].Distance, frames.Value!.Limits.MatchDistance,
            null, "facePack", faceMap.Id);
        return finding.Met == true
            ? CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok) with
            {
                Data = Data(),
                Findings = [.. evidence.Findings, finding],
                ValidFaceMap = faceMap.Id,
            }
            : Failed(input, AuthenticationLabels.NoMatch, [.. evidence.Findings, finding]);
    }

    private CapabilityOutcome NotExecuted(CapabilityInput input, FactStatus status) => CapabilityOutcome.NotExecuted(
        input.Group,
        status == FactStatus.NoInput ? CommonLabels.PreconditionNotFulfilled : CommonLabels.TechnicalError,
        HasData);

    private static CapabilityOutcome Failed(
        CapabilityInput input, string reason, IReadOnlyList<Finding> findings) =>
        CapabilityOutcome.Of(input.Group, Decision.Rejected, AuthenticationLabels.Failed) with
        {
            Data = Data(),
            Findings = findings,
            Reasons = [reason],
        };

    private static JsonObject Data() => new() { ["type"] = "JUMIO_STANDARD" };
}
