using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Merging;

/// <summary>
/// Birth comes before issue, and issue before expiry. Two printed dates that are the same, or in another order, tell of
/// one that was misread or taken from another's place, so that it counts as read unsurely. Whether the document itself
/// is at fault is for the checks to judge, which see the dates as they are.
/// </summary>
internal static class DateOrder
{
    /// <summary>Dates whose day is not known cannot be put in order.</summary>
    private const int LengthWithDay = 10;

    private static readonly string[] Order = [FieldNames.DateOfBirth, FieldNames.IssuingDate, FieldNames.ExpiryDate];

    internal static IReadOnlyList<DocumentField> Doubt(IReadOnlyList<DocumentField> fields)
    {
        var dates = Order.Select(name => fields.FirstOrDefault(field => field.Name == name))
            .OfType<DocumentField>().Where(field => field.Value.Length == LengthWithDay).ToList();
        var doubted = dates.SelectMany((earlier, at) => dates.Skip(at + 1)
            .Where(later => string.CompareOrdinal(earlier.Value, later.Value) >= 0)
            .SelectMany(later => Weaker(earlier, later))).ToHashSet();
        return doubted.Count == 0 ? fields : [.. fields.Select(field => doubted.Contains(field)
            ? field with { Confidence = Math.Min(field.Confidence, DocumentField.DoubtedConfidence) }
            : field)];
    }

    /// <summary>Both where nothing tells them apart; none that a second source has confirmed or that was not
    /// printed.</summary>
    private static IEnumerable<DocumentField> Weaker(DocumentField one, DocumentField other)
    {
        var (first, second) = (IsOpen(one), IsOpen(other));
        return first && second && one.Source != other.Source ? [one.Source > other.Source ? one : other]
            : new[] { one, other }.Where(IsOpen);
    }

    private static bool IsOpen(DocumentField field) => field.Agreeing.Count == 0
        && field.Source is FieldSource.PrintedLayout or FieldSource.PrintedLabel;
}
