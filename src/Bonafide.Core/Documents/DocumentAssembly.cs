using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents;

/// <summary>Makes the facts of one credential from what was seen on each of its images. Pure.</summary>
public static class DocumentAssembly
{
    /// <summary>A passport whose chip was read (contract 02 §7).</summary>
    private const string ElectronicPassport = "E_PASSPORT";

    /// <param name="chip">
    /// The document's chip. Its readings come before all others when it is genuine, and are left out when it is not;
    /// contradictions with it are not among the document's own.
    /// </param>
    public static DocumentFacts Of(
        IReadOnlyList<DocumentImageFacts> images, IReadOnlyDictionary<string, string> versions, MergeOptions options,
        ChipFacts? chip = null)
    {
        var readings = images.SelectMany(image => image.Readings).ToList();
        var printed = ReadingMerge.Of(readings, options);
        var kind = Class(images);
        var (fields, kindWithChip) = chip is not { Standing: ChipStanding.Genuine }
            ? (printed.Fields, kind)
            : (ReadingMerge.Of([.. chip.Readings, .. readings], options).Fields,
                kind.Type == "PASSPORT" ? kind with { SubType = ElectronicPassport } : kind);
        return new(
            images, kindWithChip, DateOrder.Doubt(WithLastName(fields)), printed.Conflicts,
            SideComparison.Match(images, options), versions);
    }

    /// <summary>A name that the document does not divide stands whole as the last name: which of its words are the
    /// surname cannot be known.</summary>
    private static IReadOnlyList<DocumentField> WithLastName(IReadOnlyList<DocumentField> fields)
    {
        var whole = fields.FirstOrDefault(field => field.Name == FieldNames.FullName);
        return whole is null || fields.Any(field => field.Name == FieldNames.LastName)
            ? fields
            : [.. fields, whole with { Name = FieldNames.LastName }];
    }

    /// <summary>The surest image decides; what it leaves open is filled by those that do not contradict it.</summary>
    private static DocumentClass Class(IReadOnlyList<DocumentImageFacts> images)
    {
        var ordered = images.Select(image => image.Class).OrderByDescending(kind => kind.Confidence).ToList();
        var merged = ordered[0];
        foreach (var next in ordered.Skip(1).Where(next =>
            SideComparison.Fits(merged.Country, next.Country) && SideComparison.Fits(merged.Type, next.Type)))
        {
            merged = merged with
            {
                Country = merged.Country ?? next.Country,
                Type = merged.Type ?? next.Type,
                SubType = merged.SubType ?? next.SubType,
                State = merged.State ?? next.State,
                Layout = merged.Layout ?? next.Layout,
            };
        }

        return merged with { HasBackSide = DocumentKinds.HasBackSide(merged.Country, merged.Type, images) };
    }
}
