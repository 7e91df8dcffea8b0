using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Printed;

/// <summary>
/// Names in two lines, the given names above the surname, as social security cards print them. Where there is one line
/// alone, nobody can tell which of its words are the surname, and it stays the full name.
/// </summary>
internal static class NameBlock
{
    /// <summary>Lines of one name stand no further apart than this, in heights.</summary>
    private const double MostGap = 1.2;

    internal static IEnumerable<PrintedReading> Read(
        PrintedReading first, FoundLabel label, IReadOnlyList<PrintedLine> values)
    {
        if (label.Field.SecondLine is not { } field || Below(first.Line, values) is not { } line
            || PrintedValue.Read(line.Text, PrintedFormat.Name, new(null, default, IsPast: true)) is not { } last)
        {
            return [first];
        }

        return
        [
            first with { Field = FieldNames.FirstName },
            new(field, last.Value, line, line.ConfidenceFor(PrintedFormat.Name)),
        ];
    }

    /// <summary>Names may be centred, so the lines need only overlap.</summary>
    private static PrintedLine? Below(PrintedLine line, IReadOnlyList<PrintedLine> values) => values
        .Where(value => value.Top > line.Middle && value.Top - line.Bottom < MostGap * line.Height
            && value.Left < line.Right && value.Right > line.Left)
        .MinBy(value => value.Top);
}
