using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;

namespace Bonafide.Capabilities.ImageChecks;

/// <summary>Were the images or the document tampered with, and is the face known (contract 04 §2)?</summary>
internal sealed class ImageChecksCapability : ICapability
{
    public string Name => CapabilityNames.ImageChecks;

    public IReadOnlyList<string> Needs { get; } =
        [FactKinds.Document, FactKinds.FaceSearch, ChipFaceFacts.Kind.Name, GhostFaceFacts.Kind.Name];

    /// <summary>Without the 1:n search its findings say ERROR, and the images are still judged.</summary>
    public IReadOnlyList<string> Requires { get; } = [FactKinds.Document];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => ImageChecksLabels.All;

    /// <summary>One entry that names the selfie and the ID, as the contract shows it; one per DOCUMENT.</summary>
    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution)
    {
        var ids = execution.Of(CredentialCategory.Id).ToList();
        var documents = execution.Of(CredentialCategory.Document).Select(credential => CredentialGroup.Of(credential));
        return ids.Count == 0
            ? [.. documents]
            : [CredentialGroup.Of(execution.Of(CredentialCategory.Selfie).Concat(ids)), .. documents];
    }

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        var findings = new List<Finding>();
        string? label = null, warning = null;
        foreach (var credential in input.Group.Credentials.Where(credential =>
            credential.Category != CredentialCategory.Selfie))
        {
            if (credential.Parts.Count == 0)
            {
                return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.PreconditionNotFulfilled, HasData);
            }

            var document = input.Facts.Read(DocumentFactsKind.Kind, credential.Id);
            if (!document.IsKnown)
            {
                return CapabilityOutcome.NotExecuted(input.Group, document.Status == FactStatus.NoInput
                    ? CommonLabels.PreconditionNotFulfilled
                    : CommonLabels.TechnicalError, HasData);
            }

            label ??= Tampering(document.Value!, credential, findings);
            var (isBroken, exchanged, isFaint) = Portraits(input.Facts, document.Value!, credential, findings);
            if (isBroken)
            {
                return CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, HasData);
            }

            label ??= exchanged;
            warning ??= isFaint ? ImageChecksLabels.GhostImageQualityInsufficient : null;
        }

        var data = new JsonObject();
        warning = Search(input, data, findings) ?? warning;
        var (decision, found) = label is not null ? (Decision.Rejected, label)
            : warning is not null ? (Decision.Warning, warning)
            : (Decision.Passed, CommonLabels.Ok);
        return CapabilityOutcome.Of(input.Group, decision, found) with { Data = data, Findings = findings };
    }

    private static string? Tampering(DocumentFacts document, CredentialView credential, List<Finding> findings)
    {
        var positive = new List<DetectorFinding>();
        foreach (var detector in document.Images.SelectMany(image => image.Detectors))
        {
            if (detector.Value is { } value)
            {
                findings.Add(Finding.AtMost(
                    detector.Name, value, detector.Limit, detector.Unit, "document", credential.Id) with
                {
                    Met = !detector.Positive,
                });
            }

            if (detector.Positive)
            {
                positive.Add(detector);
            }
        }

        if (document.SidesMatch is { } match)
        {
            findings.Add(new("sidesMatch", match ? "yes" : "no", "yes", match, Source: "document",
                Credential: credential.Id));
        }

        return document.SidesMatch == false
            ? ImageChecksLabels.MismatchFrontBack
            : positive.Select(LabelOf).FirstOrDefault(label => label is not null);
    }

    /// <summary>The printed portrait against the chip's and against its ghost, as far as there are these.</summary>
    /// <returns>Whether one of them could not be compared by our fault, the label that speaks against it, and whether
    /// the ghost is too faint to be compared.</returns>
    private static (bool IsBroken, string? Label, bool IsFaint) Portraits(
        FactSet facts, DocumentFacts document, CredentialView credential, List<Finding> findings)
    {
        FactRead<ChipFaceFacts> chip = credential.Chip is null
            ? new(FactStatus.NoInput, null)
            : facts.Read(ChipFaceFacts.Kind, credential.Id);
        FactRead<GhostFaceFacts> ghost = GhostFaceFacts.IsFor(credential.Category, document)
            ? facts.Read(GhostFaceFacts.Kind, credential.Id)
            : new(FactStatus.NoInput, null);
        var chipLabel = chip.Value is { ToPrinted: { } likeness, Limits: { } limits }
            && Exceeds("chipPortrait", likeness.Distance, limits.NoMatchDistance, "chip")
                ? ManipulatedField("portrait") : null;
        var ghostLabel = ghost.Value is { Distance: { } distance }
            && Exceeds("ghostPortrait", distance, ghost.Value.Limits.DifferentDistance, "document")
                ? ImageChecksLabels.GhostImageDifferent : null;
        if (ghost.Value is { IsFaint: true })
        {
            findings.Add(new(
                "ghostPortrait", "faint", Met: false, Source: "document", Credential: credential.Id));
        }

        return (chip.Status == FactStatus.Failed || ghost.Status == FactStatus.Failed, chipLabel ?? ghostLabel,
            ghost.Value is { IsFaint: true });

        bool Exceeds(string name, double measured, double limit, string source)
        {
            var piece = Finding.AtMost(name, measured, limit, null, source, credential.Id);
            findings.Add(piece);
            return piece.Met == false;
        }
    }

    /// <summary>Copies (screen, paper, black and white) are usability's; the rest is ours.</summary>
    private static string? LabelOf(DetectorFinding detector) => detector.Name switch
    {
        DetectorNames.SpecimenText => ImageChecksLabels.Watermark,
        DetectorNames.PunchedHole => ImageChecksLabels.Punched,
        DetectorNames.EditedField => ManipulatedField(detector.Field),
        DetectorNames.EditedImage => ImageChecksLabels.DigitalManipulation,
        _ => null,
    };

    private static string ManipulatedField(string? field)
    {
        var name = field?.Split('.')[0];
        return name is not null && ImageChecksLabels.FieldSuffixes.TryGetValue(name, out var suffix)
            ? $"{ImageChecksLabels.ManipulatedDocument}_{suffix}"
            : ImageChecksLabels.ManipulatedDocument;
    }

    /// <summary>Hits on the person's own account are findings only (ruling 8f).</summary>
    private static string? Search(CapabilityInput input, JsonObject data, List<Finding> findings)
    {
        if (input.Execution.Settings.FaceSearch == FaceSearchMode.Off)
        {
            return null;
        }

        var search = input.Facts.Read(FaceSearchFacts.Kind);
        if (!search.IsKnown)
        {
            // Without a face there is nothing to search with; liveness and similarity say so in their own labels.
            var status = search.Status == FactStatus.NoInput ? FaceSearchStatus.Done : FaceSearchStatus.Error;
            data["faceSearchFindings"] = new JsonObject { ["status"] = Wire(status) };
            return null;
        }

        var hits = search.Value!.Hits;
        var others = hits.Count(hit => !hit.SameAccount);
        findings.Add(Finding.AtMost("facesOnOtherAccounts", others, 0, "executions", "faceSearch"));
        findings.Add(new("facesOnThisAccount",
            (hits.Count - others).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Unit: "executions", Source: "faceSearch"));
        var shown = new JsonObject { ["status"] = Wire(search.Value.Status) };
        if (hits.Count > 0)
        {
            shown["findings"] = new JsonArray(
                [.. hits.Select(hit => JsonValue.Create(hit.Execution.Value.ToString()))]);
        }

        data["faceSearchFindings"] = shown;
        return others > 0 ? ImageChecksLabels.RepeatedFace : null;
    }

    private static string Wire(FaceSearchStatus status) => status switch
    {
        FaceSearchStatus.Done => "DONE",
        FaceSearchStatus.Pending => "PENDING",
        _ => "ERROR",
    };
}
