using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Liveness;

/// <summary>
/// Did a live person take the selfie (contract 04 §4)? A lone selfie can show signs of an attack, never prove life:
/// without active evidence the best outcome is WARNING / BAD_QUALITY (ruling 8e).
/// </summary>
internal sealed class LivenessCapability(LivenessOptions options) : ICapability
{
    public string Name => CapabilityNames.Liveness;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.Face];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => LivenessLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var faces = execution.Of(CredentialCategory.Selfie).Concat(execution.Of(CredentialCategory.FaceMap)).ToList();
        return faces.Count == 0 ? [] : [CredentialGroup.Of(faces)];
    }

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var selfie = input.Group.Credentials.FirstOrDefault(credential =>
            credential.Category == CredentialCategory.Selfie && credential.Parts.Count > 0);
        if (selfie is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData);
        }

        var fact = input.Facts.Read(FaceFacts.Kind, selfie.Id);
        if (!fact.IsKnown)
        {
            return CapabilityOutcome.NotExecuted(input.Group, fact.Status == FactStatus.NoInput
                ? CommonLabels.PreconditionNotFulfilled
                : CommonLabels.TechnicalError, HasData);
        }

        var image = fact.Value!.Images[0];
        var findings = new List<Finding>();
        var attack = Attack(image, selfie, findings);
        findings.Add(new("activeEvidence", "none", "a signed challenge", false, Source: "face",
            Credential: selfie.Id));
        return CapabilityOutcome.Of(
            input.Group, attack is null ? Decision.Warning : Decision.Rejected, attack ?? LivenessLabels.BadQuality)
            with
        {
            Data = Data(image),
            Findings = findings,
        };
    }

    /// <summary>
    /// Positive evidence of an attack or of the wrong picture; every question is asked for the findings.
    /// </summary>
    private string? Attack(FaceImageFacts image, CredentialView selfie, List<Finding> findings)
    {
        string?[] answers =
        [
            Faces(image, selfie, findings),
            Limit(Finding.AtMost("documentFraction", image.DocumentFraction, options.MaxDocumentFraction, "fraction",
                "face", selfie.Id), LivenessLabels.IdUsedAsSelfie, findings),
            Detected(image, DetectorNames.ScreenRecapture, LivenessLabels.DigitalCopy, selfie, findings),
            Detected(image, DetectorNames.Photocopy, LivenessLabels.Photocopy, selfie, findings),
            Limit(Finding.AtLeast("colourfulness", image.Quality.Colourfulness, options.MinColourfulness, null,
                "image", selfie.Id), LivenessLabels.BlackWhite, findings),
        ];
        return answers.FirstOrDefault(answer => answer is not null);
    }

    private string? Faces(FaceImageFacts image, CredentialView selfie, List<Finding> findings)
    {
        var main = image.Faces.MaxBy(face => face.EyeDistancePx);
        if (main is null)
        {
            findings.Add(new("faceCount", "0", "1", false, Source: "face", Credential: selfie.Id));
            return LivenessLabels.NoFacePresent;
        }

        var people = image.Faces.Count(face =>
            face.EyeDistancePx >= options.SecondPersonShare * main.EyeDistancePx);
        var one = Limit(Finding.AtMost("people", people, 1, "persons", "face", selfie.Id),
            LivenessLabels.MultiplePeople, findings);
        var whole = Limit(Finding.AtLeast("faceInside", main.Inside, options.MinInside, "fraction", "face", selfie.Id),
            LivenessLabels.FaceNotFullyVisible, findings);
        return one ?? whole;
    }

    private static string? Limit(Finding finding, string label, List<Finding> findings)
    {
        findings.Add(finding);
        return finding.Met == true ? null : label;
    }

    private static string? Detected(
        FaceImageFacts image, string detector, string label, CredentialView selfie, List<Finding> findings)
    {
        var seen = image.Detectors.Where(found => found.Name == detector && found.Value is not null).ToList();
        findings.AddRange(seen.Select(found =>
            Finding.AtMost(found.Name, found.Value!.Value, found.Limit, found.Unit, "face", selfie.Id) with
            {
                Met = !found.Positive,
            }));
        return seen.Any(found => found.Positive) ? label : null;
    }

    private static JsonObject Data(FaceImageFacts image)
    {
        var data = new JsonObject { ["type"] = "JUMIO_STANDARD" };
        if (image.Age is { } age)
        {
            data["predictedAge"] = age.Years;
            data["ageConfidenceRange"] = $"{age.From}-{age.To}";
        }

        return data;
    }
}
