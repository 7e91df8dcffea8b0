using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// Reads documents whose layout is not known: finds labels and takes the value that follows in the line, stands beside
/// or below. A value is taken only when it has its field's form.
/// </summary>
/// <param name="document">The code of a DOCUMENT credential; null for an ID.</param>
internal sealed class LabelReader(LabelWords words, string? document = null)
{
    private static readonly string[] Names = [FieldNames.LastName, FieldNames.FirstName, FieldNames.FullName];
    private static readonly string[] Places = [FieldNames.PlaceOfBirth, FieldNames.IssuingPlace];
    private static readonly string[] PastDates = [FieldNames.DateOfBirth, FieldNames.IssuingDate];

    /// <param name="page">All lines of an upright page but those of its machine readable zone.</param>
    internal IEnumerable<PrintedReading> Read(IReadOnlyList<PrintedLine> page, string? country, DateOnly today)
    {
        var lines = document == CardNumberScope.CreditCard ? CardNumberGroups.Join(page) : page;
        var search = new LabelSearch(words, LooksNumbered(lines));
        var labels = NameFields.Settle([.. lines.Select(search.Find).OfType<FoundLabel>()], words);
        var values = lines.Except(labels.Select(label => label.Line))
            .Where(line => !search.IsLikeLabel(line)).ToList();
        var readings = PrintedAlike([.. Labelled(values, labels, country, today)]);
        if (document is null)
        {
            return readings;
        }

        var unlabelled = new UnlabelledValues(words, document).Read(lines, labels, readings, today);
        return CardNumberScope.Limit([.. readings, .. unlabelled], document);
    }

    /// <summary>The values of a page are printed alike, so that what is found as a place in small letters beside names
    /// in capitals is the label of another value.</summary>
    private static List<PrintedReading> PrintedAlike(List<PrintedReading> readings)
    {
        var names = readings.Where(reading => Names.Contains(reading.Field)).ToList();
        return names.Count > 0 && names.TrueForAll(name => !IsSmall(name.Value))
            ? [.. readings.Where(reading => !Places.Contains(reading.Field) || !IsSmall(reading.Value))]
            : readings;

        static bool IsSmall(string text) => text.Count(char.IsLower) > text.Count(char.IsUpper);
    }

    private static IEnumerable<PrintedReading> Labelled(
        List<PrintedLine> values, List<FoundLabel> labels, string? country, DateOnly today)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in labels.Where(label => label.Field.Field.Length > 0))
        {
            var context = new PrintedContext(country, today, PastDates.Contains(label.Field.Field));
            if (taken.Contains(label.Field.Field) || Value(label, labels, values, context) is not { } reading)
            {
                continue;
            }

            foreach (var one in NameBlock.Read(reading, label, values).Concat(Further(reading, label, values)))
            {
                if (taken.Add(one.Field))
                {
                    yield return one;
                }
            }
        }
    }

    /// <summary>What a value's line, and the lines below it, say beyond the field itself.</summary>
    private static IEnumerable<PrintedReading> Further(
        PrintedReading reading, FoundLabel label, List<PrintedLine> values) => reading.Field switch
        {
            FieldNames.DateOfBirth when PrintedDates.After(reading.Line.Text) is { } place =>
                [new(FieldNames.PlaceOfBirth, place, reading.Line, reading.Line.Confidence)],
            FieldNames.DateOfBirth when label.IsNumber => PlaceBeside(reading.Line, values),
            FieldNames.AddressFormatted => AddressBlock.Read(reading.Line, values),
            _ => [],
        };

    /// <summary>The model licence prints date and place of birth under one number, side by side.</summary>
    private static IEnumerable<PrintedReading> PlaceBeside(PrintedLine date, List<PrintedLine> values)
    {
        const double MostGap = 6;
        var beside = values.Where(value => Math.Abs(value.Middle - date.Middle) < 0.5 * date.Height
            && value.Left > date.Right && value.Left - date.Right < MostGap * date.Height).MinBy(value => value.Left);
        if (beside is not null && PrintedValue.Read(
            beside.Text, PrintedFormat.Place, new(null, default, IsPast: true)) is { } place)
        {
            yield return new(FieldNames.PlaceOfBirth, place.Value, beside, beside.Confidence);
        }
    }

    private static PrintedReading? Value(
        FoundLabel label, List<FoundLabel> labels, List<PrintedLine> values, PrintedContext context)
    {
        if (label.Inline is { } inline && Reading(inline) is { } read)
        {
            return read;
        }

        var near = values.Select(line => (Line: line, Far: LabelDistance.Of(label, line)))
            .Where(pair => pair.Far is not null && !IsCloserToAnother(label, pair.Line, pair.Far.Value, labels))
            .OrderBy(pair => pair.Far);
        return near.Select(pair => Reading(pair.Line)).FirstOrDefault(found => found is not null);

        PrintedReading? Reading(PrintedLine line) =>
            PrintedReading.Of(label.Field.Field, label.Field.Format, line, context);
    }

    private static bool IsCloserToAnother(FoundLabel label, PrintedLine value, double far, List<FoundLabel> labels) =>
        labels.Exists(other => !ReferenceEquals(other, label) && other.Inline is null
            && LabelDistance.Of(other, value) is { } otherFar && otherFar < far - 0.05);

    /// <summary>Two of the numbers that only licences by the model have.</summary>
    private static bool LooksNumbered(IReadOnlyList<PrintedLine> lines) => lines.Count(line => line.Text.Length >= 2
        && line.Text[0] == '4' && "abcdABCD".Contains(line.Text[1], StringComparison.Ordinal)) >= 2;
}
