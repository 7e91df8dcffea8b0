using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// Values that a document prints without a label, told by their form: the number of a card, for example. A value is
/// taken only where the page holds no other of its form; of two nobody can say which one is meant.
/// </summary>
internal sealed class UnlabelledValues(LabelWords words, string document)
{
    /// <summary>Letters of first and last name together; words are no measure, since gaps are lost.</summary>
    private const int LeastNameLetters = 6;

    internal IEnumerable<PrintedReading> Read(
        IReadOnlyList<PrintedLine> lines, List<FoundLabel> labels, IReadOnlyList<PrintedReading> known, DateOnly today)
    {
        var labelLines = labels.ToDictionary(label => label.Line, label => label.Inline);
        var free = lines.Select(line => labelLines.GetValueOrDefault(line, line)).OfType<PrintedLine>().ToList();
        var found = new List<PrintedReading>(known);
        foreach (var field in words.Unlabelled.Where(field => field.Alone!.Contains(document)
            && !known.Any(reading => reading.Field == field.Field)))
        {
            var context = new PrintedContext(null, today, IsPast: false);
            var fitting = (field.Format == PrintedFormat.Name ? Names(free, found) : free)
                .Select(line => (Line: line, PrintedValue.Read(line.Text, field.Format, context)?.Value))
                .Where(pair => pair.Value is not null).ToList();
            if (fitting.Select(pair => pair.Value).Distinct().Count() == 1)
            {
                var (whole, value) = fitting[0];
                var line = field.Format == PrintedFormat.CardEnd ? whole.End(PaymentCardNumber.ToldDigits) : whole;
                var reading = new PrintedReading(field.Field, value!, line, line.ConfidenceFor(field.Format));
                found.Add(reading);
                yield return reading;
            }
        }
    }

    /// <summary>The holder's name stands below the card's number; what the card says of itself is left out.</summary>
    private IEnumerable<PrintedLine> Names(List<PrintedLine> free, List<PrintedReading> found)
    {
        var number = found.FirstOrDefault(reading => reading.Field == FieldNames.PanNumber)?.Line;
        return number is null
            ? []
            : free.Where(line => line.Top > number.Middle && !words.IsOfCard(line.Text)
                && line.Text.Count(char.IsLetter) >= LeastNameLetters);
    }
}
