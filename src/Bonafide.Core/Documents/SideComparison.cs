using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents;

/// <summary>
/// Whether front and back belong to one document, by the fields that both of them show. One field that differs while
/// others agree was misread or changed; the documents of two people differ in nearly all of them. Where number and date
/// of birth were both read surely and both differ, names that agree are those of namesakes.
/// </summary>
internal static class SideComparison
{
    /// <summary>What namesakes do not share.</summary>
    private static readonly string[] Own = [FieldNames.DocumentNumber, FieldNames.DateOfBirth];

    private static readonly string[] Identity = [.. Own, FieldNames.LastName, FieldNames.FirstName];

    /// <summary>A label may belong to another value, so that one field found by its label proves nothing.</summary>
    private const int LeastByLabel = 2;

    private enum Stand
    {
        Unknown = 1,
        Agrees = 2,
        DiffersByLabel = 3,
        Differs = 4,
    }

    /// <summary>Null when there is one side, or nothing on both that can be compared.</summary>
    internal static bool? Match(IReadOnlyList<DocumentImageFacts> images, MergeOptions options)
    {
        var front = images.FirstOrDefault(image => image.Part == "FRONT");
        var back = images.FirstOrDefault(image => image.Part == "BACK");
        if (front is null || back is null)
        {
            return null;
        }

        var stands = Identity.Select(name => Of(name, front, back, options)).ToList();
        var agreeing = stands.Count(stand => stand == Stand.Agrees);
        var differing = stands.Count(stand => stand >= Stand.DiffersByLabel);
        var kindsDiffer = !Fits(front.Class.Country, back.Class.Country) || !Fits(front.Class.Type, back.Class.Type);
        if (stands.Take(Own.Length).All(stand => stand == Stand.Differs)
            || (differing > agreeing && (differing >= LeastByLabel || stands.Contains(Stand.Differs)))
            || (kindsDiffer && agreeing == 0))
        {
            return false;
        }

        return agreeing > 0 || (front.Class.Country is not null && front.Class.Country == back.Class.Country)
            ? true
            : null;
    }

    internal static bool Fits(string? one, string? other) => one is null || other is null || one == other;

    /// <summary>Every reading of one side against every reading of the other; one pair that agrees is
    /// enough.</summary>
    private static Stand Of(string name, DocumentImageFacts front, DocumentImageFacts back, MergeOptions options)
    {
        var pairs = front.Readings.Where(reading => reading.Name == name).SelectMany(
            _ => back.Readings.Where(reading => reading.Name == name),
            (one, other) => (One: one, Other: other, Agreement: FieldComparison.Compare(one, other))).ToList();
        return pairs.Count == 0 ? Stand.Unknown
            : pairs.Exists(pair => pair.Agreement == Agreement.Same) ? Stand.Agrees
            : pairs.Exists(pair => pair.Agreement == Agreement.Doubtful) ? Stand.Unknown
            : pairs.Exists(pair => ReadingMerge.IsSure(pair.One, options) && ReadingMerge.IsSure(pair.Other, options))
                ? Stand.Differs
            : pairs.Exists(pair => IsRead(pair.One, options) && IsRead(pair.Other, options)) ? Stand.DiffersByLabel
            : Stand.Unknown;
    }

    private static bool IsRead(FieldReading reading, MergeOptions options) =>
        reading.Source != FieldSource.MrzUnchecked && reading.Confidence >= options.SureConfidence;
}
