using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Usability;

/// <summary>Is each image good enough to be checked? One entry per credential (contract 04 §1).</summary>
internal sealed class UsabilityCapability(UsabilityOptions options) : ICapability
{
    public string Name => CapabilityNames.Usability;

    public IReadOnlyList<string> Needs { get; } = [FactKinds.Document, FactKinds.Face];

    /// <summary>Without faces IDs and documents can still be judged; a selfie then ends undecided.</summary>
    public IReadOnlyList<string> Requires { get; } = [FactKinds.Document];

    public bool HasData => false;

    public IReadOnlyList<LabelDefinition> Labels => UsabilityLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Credentials.Where(credential => credential.Category != CredentialCategory.Data)
            .Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var credential = input.Group.Credentials[0];
        if (credential.Parts.Count == 0
            || (credential.Category == CredentialCategory.FaceMap && credential.Part(Classifiers.FaceMap) is null))
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.NotUploaded, HasData);
        }

        return credential.Category is CredentialCategory.Id or CredentialCategory.Document
            ? JudgeDocument(input, credential)
            : JudgeFace(input, credential);
    }

    private CapabilityOutcome JudgeDocument(CapabilityInput input, CredentialView credential)
    {
        var fact = input.Facts.Read(DocumentFactsKind.Kind, credential.Id);
        if (fact.Status == FactStatus.NoInput)
        {
            return CapabilityOutcome.Of(input.Group, Decision.Rejected, UsabilityLabels.BadQualityImage);
        }

        if (!fact.IsKnown)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        var judgement = new DocumentUsability(options, credential, input.Execution, fact.Value!);
        var (decision, label) = judgement.Judge();
        return CapabilityOutcome.Of(input.Group, decision, label) with { Findings = judgement.Findings };
    }

    /// <summary>
    /// A selfie is usable when its picture is: whether it shows one live person is for liveness to say, which a
    /// rejection here would keep from saying it.
    /// </summary>
    private CapabilityOutcome JudgeFace(CapabilityInput input, CredentialView credential)
    {
        var fact = input.Facts.Read(FaceFacts.Kind, credential.Id);
        if (fact.Status == FactStatus.NoInput)
        {
            return CapabilityOutcome.Of(input.Group, Decision.Rejected, UsabilityLabels.BadQualityImage);
        }

        if (!fact.IsKnown)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        var findings = new List<Finding>();
        var faces = fact.Value!.Images.Max(image => image.Faces.Count);
        findings.Add(new("faceCount", faces.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Source: "face", Credential: credential.Id));
        var quality = new PhotoQuality(options, credential.Id, findings);
        var sharpest = fact.Value.Images.MaxBy(image => image.Quality.Sharpness)!;
        var label = quality.Light(sharpest.Quality)
            ?? quality.Contrast(sharpest.Quality)
            ?? quality.Sharpness(sharpest.Quality, options.MinSelfieSharpness);
        return CapabilityOutcome.Of(
            input.Group, label is null ? Decision.Passed : Decision.Rejected, label ?? CommonLabels.Ok) with
        {
            Findings = findings,
        };
    }
}
