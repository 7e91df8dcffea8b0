using System.Text.Json.Nodes;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Liveness;

/// <summary>
/// Did a live person take the pictures (contract 04 §4)? A selfie can show signs of an attack, never prove life: only
/// a face map whose frames answer their challenge passes, and a lone selfie is at best WARNING / BAD_QUALITY (ruling
/// 8e).
/// </summary>
internal sealed class LivenessCapability(LivenessOptions options, FaceMapLimits limits) : ICapability
{
    public string Name => CapabilityNames.Liveness;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.Face, FactKinds.FaceMap, FactKinds.FaceComparison];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => LivenessLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var faces = execution.Of(CredentialCategory.Selfie).Concat(execution.Of(CredentialCategory.FaceMap)).ToList();
        return faces.Count == 0 ? [] : [CredentialGroup.Of(faces)];
    }

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var selfie = Uploaded(input, CredentialCategory.Selfie);
        var faceMap = Uploaded(input, CredentialCategory.FaceMap);
        if (selfie is null && faceMap is null)
        {
            return NotExecuted(input, FactStatus.NoInput);
        }

        var findings = new List<Finding>();
        FaceImageFacts? image = null;
        string? attack = null;
        if (selfie is not null)
        {
            var fact = input.Facts.Read(FaceFacts.Kind, selfie.Id);
            if (!fact.IsKnown)
            {
                return NotExecuted(input, fact.Status);
            }

            image = fact.Value!.Images[0];
            attack = new SelfieSigns(options, image, selfie.Id, findings).Attack();
        }

        var active = new FaceMapEvidence(input, limits, findings).Judge(selfie, faceMap);
        return active is null
            ? NotExecuted(input, FactStatus.Failed)
            : CapabilityOutcome.Of(
                input.Group,
                attack is null ? active.Decision : Decision.Rejected,
                attack ?? active.Label ?? CommonLabels.Ok) with
            {
                Data = Data(image),
                Findings = findings,
                ValidFaceMap = attack is null && active.Decision == Decision.Passed
                    ? Enrolling(input, faceMap!)
                    : null,
            };
    }

    private CapabilityOutcome NotExecuted(CapabilityInput input, FactStatus status) => CapabilityOutcome.NotExecuted(
        input.Group,
        status == FactStatus.NoInput ? CommonLabels.PreconditionNotFulfilled : CommonLabels.TechnicalError,
        HasData);

    private static CredentialView? Uploaded(CapabilityInput input, CredentialCategory category) =>
        input.Group.Credentials.FirstOrDefault(credential =>
            credential.Category == category && credential.Parts.Count > 0);

    /// <summary>Only a face that has a template can be held against later ones.</summary>
    private static CredentialId? Enrolling(CapabilityInput input, CredentialView faceMap) =>
        input.Facts.Read(FaceFacts.Kind, faceMap.Id).Value is { Main: { } face } facts && facts.Limits.Allow(face)
            ? faceMap.Id
            : null;

    private static JsonObject Data(FaceImageFacts? image)
    {
        var data = new JsonObject { ["type"] = "JUMIO_STANDARD" };
        if (image?.Age is { } age)
        {
            data["predictedAge"] = age.Years;
            data["ageConfidenceRange"] = $"{age.From}-{age.To}";
        }

        return data;
    }
}
