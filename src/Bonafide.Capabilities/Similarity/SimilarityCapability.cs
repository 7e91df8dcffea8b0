using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Similarity;

/// <summary>Do two images show the same person (contract 04 §5)?</summary>
internal sealed class SimilarityCapability : ICapability
{
    public string Name => CapabilityNames.Similarity;

    public IReadOnlyList<string> Needs { get; } =
        [FactKinds.Face, FactKinds.FaceComparison, ChipFacts.Kind.Name, ChipFaceFacts.Kind.Name];

    /// <summary>A chip's portrait takes the place of the printed one where there is a chip.</summary>
    public IReadOnlyList<string> Requires { get; } = [FactKinds.Face, FactKinds.FaceComparison];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => SimilarityLabels.All;

    /// <summary>Selfie and ID; in key 20 also two IDs or two selfies.</summary>
    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var faces = execution.Of(CredentialCategory.Selfie).Concat(execution.Of(CredentialCategory.Id)).ToList();
        return faces.Count < 2 ? [] : [CredentialGroup.Of(faces.Take(2))];
    }

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var (one, other) = (input.Group.Credentials[0], input.Group.Credentials[1]);
        if (one.Parts.Count == 0 || other.Parts.Count == 0)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData);
        }

        var (first, second) = (input.Facts.Read(FaceFacts.Kind, one.Id), input.Facts.Read(FaceFacts.Kind, other.Id));
        var compared = input.Facts.Read(FaceComparisonFacts.Kind);
        if (first.Status == FactStatus.Failed || second.Status == FactStatus.Failed
            || compared.Status == FactStatus.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        var findings = new List<Finding>();
        var proven = Proven(input, one, other);
        if (proven.Status == FactStatus.Failed)
        {
            return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
        }

        // The selfie comes first in its group; what is on the ID is measured even where the chip stands in for it.
        var comparable = Comparable(first, one, findings) & (Comparable(second, other, findings) || proven.IsKnown);
        var pair = proven.Value ?? (compared.Value?.Between(one.Id, other.Id) is { } printed
            ? new FaceLikeness(printed.Distance, printed.Similarity)
            : null);
        if (!comparable || pair is null)
        {
            return Outcome(input, Decision.Warning, SimilarityLabels.NotPossible, findings);
        }

        var limits = first.Value!.Limits;
        findings.Add(new("reference", proven.IsKnown ? "chip" : "printed", Source: "face"));
        findings.Add(Finding.AtMost("faceDistance", pair.Distance, limits.MatchDistance, null, "facePack"));
        findings.Add(new("similarity",
            pair.Similarity.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), Unit: "%",
            Source: "facePack"));
        return pair.Distance <= limits.MatchDistance
            ? Outcome(input, Decision.Passed, SimilarityLabels.Match, findings)
            : pair.Distance > limits.NoMatchDistance
                ? Outcome(input, Decision.Rejected, SimilarityLabels.NoMatch, findings)
                : Outcome(input, Decision.Warning, SimilarityLabels.NotPossible, findings);
    }

    /// <summary>The selfie against the portrait of a genuine chip; no input where there is none to compare.</summary>
    private static FactRead<FaceLikeness> Proven(CapabilityInput input, CredentialView selfie, CredentialView id)
    {
        if (id.Chip is null || selfie.Category != CredentialCategory.Selfie)
        {
            return new(FactStatus.NoInput, null);
        }

        var chip = input.Facts.Read(ChipFacts.Kind, id.Id);
        if (chip.Status == FactStatus.Failed)
        {
            return new(FactStatus.Failed, null);
        }

        var face = input.Facts.Read(ChipFaceFacts.Kind, id.Id);
        return chip.Value?.Standing != ChipStanding.Genuine ? new(FactStatus.NoInput, null)
            : face.Value?.ToSelfie is { } likeness ? new(FactStatus.Known, likeness)
            : new(face.Status == FactStatus.Failed ? FactStatus.Failed : FactStatus.NoInput, null);
    }

    private static bool Comparable(FactRead<FaceFacts> read, CredentialView credential, List<Finding> findings)
    {
        if (!read.IsKnown || read.Value!.Main is not { } face)
        {
            findings.Add(new("face", "none", "one", false, Source: "face", Credential: credential.Id));
            return false;
        }

        var limits = read.Value.Limits;
        var pose = Math.Max(Math.Abs(face.YawDegrees), Math.Abs(face.PitchDegrees));
        Finding[] pieces =
        [
            Finding.AtLeast("eyeDistance", face.EyeDistancePx, limits.MinEyeDistancePx, "px", "face", credential.Id),
            Finding.AtLeast("faceSharpness", face.Sharpness, limits.MinFaceSharpness, null, "face", credential.Id),
            Finding.AtMost("pose", pose, limits.MaxPoseDegrees, "degrees", "face", credential.Id),
        ];
        findings.AddRange(pieces);
        return face.Embedding is not null && pieces.All(piece => piece.Met == true);
    }

    private static CapabilityOutcome Outcome(
        CapabilityInput input, Decision decision, string label, List<Finding> findings) =>
        CapabilityOutcome.Of(input.Group, decision, label) with
        {
            Data = new JsonObject { ["similarity"] = label },
            Findings = findings,
        };
}
