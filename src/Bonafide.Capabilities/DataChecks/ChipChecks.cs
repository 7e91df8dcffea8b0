using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.DataChecks;

/// <summary>
/// What the document's chip says: of itself, and against what was read on the document. What cannot be proven is a
/// finding and decides nothing.
/// </summary>
internal sealed class ChipChecks(
    ChipFacts? chip, DocumentFacts document, CredentialId credential, List<Finding> findings)
{
    private readonly IReadOnlyList<FieldConflict> _conflicts = chip is null ? [] : Conflicts(chip, document);

    /// <summary>The signature, a hash, the issuer or the revocation list speaks against the chip.</summary>
    public string? Broken()
    {
        foreach (var check in chip?.Checks ?? [])
        {
            findings.Add(new(
                "chip." + check.Name, check.Detail ?? check.Verdict.ToString().ToLowerInvariant(), "right",
                check.Verdict switch { ChipVerdict.Right => true, ChipVerdict.Wrong => false, _ => null },
                Source: "chip", Credential: credential));
        }

        return chip?.Standing == ChipStanding.Broken ? DataChecksLabels.NfcCertificate : null;
    }

    /// <summary>The chip belongs to another document, or this one was changed.</summary>
    public string? Contradictions() => Report(ConflictKind.Certain) ? DataChecksLabels.NfcCertificate : null;

    public string? UncertainContradictions() =>
        Report(ConflictKind.Uncertain) ? DataChecksLabels.MismatchLowConfidence : null;

    /// <summary>The chip was not read, or nothing ties it to the document in the photo.</summary>
    public string? Unreadable()
    {
        if (chip is null)
        {
            return null;
        }

        var isTied = document.Images.SelectMany(image => image.Readings)
            .Any(reading => reading.Name == FieldNames.DocumentNumber);
        findings.Add(new("chip.documentNumber", isTied ? "compared" : "unread", "compared", isTied,
            Source: "chip", Credential: credential));
        return chip.Standing == ChipStanding.Unreadable || !isTied ? DataChecksLabels.UnreadableDatasource : null;
    }

    private bool Report(ConflictKind kind)
    {
        var these = _conflicts.Where(conflict => conflict.Kind == kind).ToList();
        findings.AddRange(these.Select(conflict => new Finding(
            $"chip.{conflict.Name}.conflict", $"{conflict.Other.Source}, {kind.ToString().ToLowerInvariant()}", "agree",
            false, Source: "chip", Credential: credential)));
        return these.Count > 0;
    }

    private static List<FieldConflict> Conflicts(ChipFacts chip, DocumentFacts document) =>
    [
        .. ReadingMerge.Of(
            [.. chip.Readings, .. document.Images.SelectMany(image => image.Readings)], MergeOptions.Default)
            .Conflicts.Where(conflict => conflict.Chosen.Source == FieldSource.Chip),
    ];
}
