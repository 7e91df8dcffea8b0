using Bonafide.Core.Capabilities;
using Bonafide.Core.Documents;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.Usability;

/// <summary>
/// The judgement over one ID or DOCUMENT credential, in the order of the README: is it a document, is it accepted, is
/// it an original, can it be seen, is it complete, can it be read. The first answer that is no gives the label; the
/// findings hold all of them.
/// </summary>
internal sealed class DocumentUsability(
    UsabilityOptions options, CredentialView credential, ExecutionView execution, DocumentFacts facts)
{
    /// <summary>The specimen country that sandboxes accept (ruling 8g).</summary>
    private const string SpecimenCountry = "UTO";

    public List<Finding> Findings { get; } = [];

    private bool IsId => credential.Category == CredentialCategory.Id;

    public (Decision Decision, string Label) Judge()
    {
        // Every question is asked, so that the findings are complete; the order of this list decides the label.
        (Decision, string?)[] answers =
        [
            (Decision.Rejected, NoDocument()),
            (Decision.Rejected, Copy()),
            (Decision.Warning, Unsupported()),
            (Decision.Rejected, Another()),
            (Decision.Rejected, Seen()),
            (Decision.Rejected, Incomplete()),
            (Decision.Rejected, Unread()),
        ];
        var (decision, label) = answers.FirstOrDefault(answer => answer.Item2 is not null);
        return label is null ? (Decision.Passed, CommonLabels.Ok) : (decision, label);
    }

    private string? NoDocument()
    {
        var found = facts.Images.Any(image => image.Location.Found
            && (image.Mrz is not null || image.Barcode is not null || image.Class.Layout is not null
                || image.TextLineCount >= options.MinTextLines));
        Findings.Add(new("documentFound", found ? "yes" : "no", "yes", found, Source: "document",
            Credential: credential.Id));
        return found ? null : UsabilityLabels.NotADocument;
    }

    private string? Copy()
    {
        if (!IsId)
        {
            return Detected(DetectorNames.ScreenRecapture, UsabilityLabels.DigitalCopy);
        }

        string?[] labels =
        [
            Detected(DetectorNames.ScreenRecapture, UsabilityLabels.DigitalCopy),
            Detected(DetectorNames.Screenshot, UsabilityLabels.DigitalCopy),
            Detected(DetectorNames.Photocopy, UsabilityLabels.Photocopy),
            Detected(DetectorNames.BlackAndWhite, UsabilityLabels.BlackWhite),
        ];
        return labels.FirstOrDefault(label => label is not null);
    }

    private string? Detected(string detector, string label)
    {
        var seen = facts.Images.SelectMany(image => image.Detectors).Where(found => found.Name == detector).ToList();
        Findings.AddRange(seen.Where(found => found.Value is not null).Select(found =>
            Finding.AtMost(found.Name, found.Value!.Value, found.Limit, found.Unit, "document", credential.Id) with
            {
                Met = !found.Positive,
            }));
        return seen.Any(found => found.Positive) ? label : null;
    }

    private string? Unsupported()
    {
        if (!IsId)
        {
            return null;
        }

        var (country, type) = (facts.Class.Country, facts.Class.Type);
        if (country == SpecimenCountry && !execution.IsSandbox)
        {
            return Refused("issuingCountry", country, UsabilityLabels.UnsupportedCountry);
        }

        if (credential.Countries.Count > 0 && country is not null && !credential.Countries.Contains(country))
        {
            return Refused("issuingCountry", country, UsabilityLabels.UnsupportedCountry);
        }

        if (credential.Types.Count > 0 && type is not null && !credential.Types.Contains(type))
        {
            return Refused("type", type, UsabilityLabels.UnsupportedDocumentType);
        }

        if (execution.Settings.AcceptedIds is not { } accepted || country is null || country == SpecimenCountry)
        {
            return null;
        }

        return !accepted.TryGetValue(country, out var types)
            ? Refused("issuingCountry", country, UsabilityLabels.UnsupportedCountry)
            : type is null || types.Contains(type)
                ? null
                : Refused("type", type, UsabilityLabels.UnsupportedDocumentType);
    }

    /// <summary>Another paper than the declared one. What is in doubt passes.</summary>
    private string? Another()
    {
        if (IsId || PaperKinds.Contradicting(credential.Types, facts) is not { } seen)
        {
            return null;
        }

        Findings.Add(new("content", seen, string.Join(' ', credential.Types), false, Source: "document",
            Credential: credential.Id));
        return UsabilityLabels.DocumentContentNotSupported;
    }

    private string Refused(string name, string measured, string label)
    {
        Findings.Add(new(name, measured, "accepted", false, Source: "document", Credential: credential.Id));
        return label;
    }

    private string? Seen()
    {
        string? label = null;
        foreach (var image in facts.Images.Where(image => image.Location.Found))
        {
            var quality = new PhotoQuality(options, credential.Id, Findings);
            string?[] answers =
            [
                quality.Light(image.Quality),
                IsId ? quality.Contrast(image.Quality) : null,
                quality.Sharpness(image.Quality, options.MinDocumentSharpness),
                IsId ? quality.Glare(image.Quality) : null,
                quality.Dark(image.Quality),
                IsId ? Several(image) : null,
                IsId ? Placement(image) : null,
            ];
            label ??= answers.FirstOrDefault(answer => answer is not null);
        }

        return label;
    }

    /// <summary>Of two documents nobody can say which one was meant, nor whose values were read.</summary>
    private string? Several(DocumentImageFacts image)
    {
        var count = Finding.AtMost("documentCount", image.Location.DocumentCount, 1, null, "document", credential.Id);
        Findings.Add(count);
        return count.Met == false ? UsabilityLabels.BadQualityImage : null;
    }

    private string? Placement(DocumentImageFacts image)
    {
        var whole = image.Location.Whole;
        Findings.Add(new("documentWhole", whole ? "yes" : "no", "yes", whole, Source: "document",
            Credential: credential.Id));
        var area = Finding.AtLeast("areaFraction", image.Location.AreaFraction, options.MinAreaFraction, "fraction",
            "document", credential.Id);
        var hidden = Finding.AtMost("hiddenFraction", image.Location.HiddenFraction, options.MaxHiddenFraction,
            "fraction", "document", credential.Id);
        Findings.AddRange([area, hidden]);
        return !whole ? UsabilityLabels.PartOfDocumentMissing
            : hidden.Met == false ? UsabilityLabels.PartOfDocumentHidden
            : area.Met == false ? UsabilityLabels.BadQualityImage
            : null;
    }

    private string? Incomplete()
    {
        if (!IsId || !facts.Class.HasBackSide)
        {
            return null;
        }

        var sides = facts.Images.Where(image => image.Location.Found).Select(image => image.Class.Side ?? image.Part)
            .Distinct().Count();
        Findings.Add(Finding.AtLeast("sides", sides, 2, null, "document", credential.Id));
        return sides >= 2 ? null : UsabilityLabels.MissingPage;
    }

    private string? Unread()
    {
        var missing = MandatoryFields.Missing(credential.Category, facts);
        Findings.AddRange(missing.Select(name =>
            new Finding(name, null, "read", false, Source: "document", Credential: credential.Id)));
        return missing.Count == 0 ? null : UsabilityLabels.MissingMandatoryDatapoints;
    }
}
