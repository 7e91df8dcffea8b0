using Bonafide.Core.Facts;

namespace Bonafide.Core.Documents.Merging;

/// <summary>
/// Chooses one value per field by the precedence of <see cref="FieldSource"/> and keeps what speaks against it. A value
/// that the machine readable zone cut off gives way to a longer one that agrees with it.
/// </summary>
public static class ReadingMerge
{
    public static MergedReadings Of(IEnumerable<FieldReading> readings, MergeOptions options)
    {
        var fields = new List<DocumentField>();
        var conflicts = new List<FieldConflict>();
        foreach (var group in readings.GroupBy(reading => reading.Name, StringComparer.Ordinal))
        {
            var ordered = group.OrderBy(reading => reading.Source)
                .ThenByDescending(reading => reading.Confidence).ToList();
            var chosen = Longest(ordered);
            var agreeing = new List<FieldSource>();
            foreach (var other in ordered.Where(reading => !ReferenceEquals(reading, chosen)))
            {
                var agreement = FieldComparison.Compare(chosen, other);
                if (agreement == Agreement.Same)
                {
                    agreeing.Add(other.Source);
                }
                else
                {
                    conflicts.Add(new(group.Key, chosen, other, Sureness(chosen, other, agreement, options)));
                }
            }

            fields.Add(new(chosen.Name, chosen.Value, chosen.Source, chosen.Confidence, chosen.Part, chosen.Region,
                [.. agreeing.Distinct()]));
        }

        return new(fields, conflicts);
    }

    private static FieldReading Longest(List<FieldReading> ordered)
    {
        var first = ordered[0];
        return !first.Truncated
            ? first
            : ordered.Skip(1).FirstOrDefault(other => !other.Truncated && other.Value.Length > first.Value.Length
                && FieldComparison.Compare(first, other) == Agreement.Same) ?? first;
    }

    /// <summary>
    /// Certain needs two sources that know the field's place or carry their own proof, both read surely, and a
    /// difference that no misreading explains. A label may belong to another value, so it never makes one certain.
    /// </summary>
    private static ConflictKind Sureness(
        FieldReading chosen, FieldReading other, Agreement agreement, MergeOptions options) =>
        agreement == Agreement.Contrary && IsSure(chosen, options) && IsSure(other, options)
            ? ConflictKind.Certain
            : ConflictKind.Uncertain;

    /// <summary>Read surely, by a source that knows the field's place or carries its own proof.</summary>
    internal static bool IsSure(FieldReading reading, MergeOptions options) =>
        reading.Source <= FieldSource.PrintedLayout && reading.Confidence >= options.SureConfidence;
}
