using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Liveness;

/// <summary>The active part of liveness: the frames, and whether they show the person on the selfie.</summary>
internal sealed class FaceMapEvidence(CapabilityInput input, FaceMapLimits limits, List<Finding> findings)
{
    /// <summary>Null when something on our side is missing.</summary>
    public ActiveEvidence? Judge(CredentialView? selfie, CredentialView? faceMap)
    {
        if (faceMap is null)
        {
            return Undecided(new("activeEvidence", "none", "a signed challenge", false, Source: "face",
                Credential: selfie!.Id));
        }

        var fact = input.Facts.Read(FaceMapFacts.Kind, faceMap.Id);
        if (fact.Status == FactStatus.NoInput)
        {
            return Undecided(new("activeEvidence", "unreadable", "a signed challenge", false, Source: "faceMap",
                Credential: faceMap.Id));
        }

        if (!fact.IsKnown)
        {
            return null;
        }

        var evidence = ActiveEvidence.Judge(fact.Value!, limits, faceMap.Id);
        findings.AddRange(evidence.Findings);
        return selfie is null || evidence.Decision == Decision.Rejected
            ? evidence
            : WithSelfie(evidence, selfie, faceMap, fact.Value!.Limits);
    }

    /// <summary>A live face beside the photo of somebody else proves nothing about that photo.</summary>
    private ActiveEvidence? WithSelfie(
        ActiveEvidence evidence, CredentialView selfie, CredentialView faceMap, FacePackLimits pack)
    {
        var compared = input.Facts.Read(FaceComparisonFacts.Kind);
        if (!compared.IsKnown)
        {
            return null;
        }

        if (compared.Value!.Between(selfie.Id, faceMap.Id) is not { } pair)
        {
            return Undecided(new("faceDistanceToSelfie", null, null, false, Source: "facePack",
                Credential: faceMap.Id));
        }

        var finding = Finding.AtMost(
            "faceDistanceToSelfie", pair.Distance, pack.MatchDistance, null, "facePack", faceMap.Id);
        if (finding.Met != true)
        {
            return pair.Distance > pack.NoMatchDistance
                ? Undecided(finding) with { Decision = Decision.Rejected, Label = LivenessLabels.MultiplePeople }
                : Undecided(finding);
        }

        findings.Add(finding);
        return evidence;
    }

    private ActiveEvidence Undecided(Finding finding)
    {
        findings.Add(finding);
        return new(Decision.Warning, LivenessLabels.BadQuality, []);
    }
}
