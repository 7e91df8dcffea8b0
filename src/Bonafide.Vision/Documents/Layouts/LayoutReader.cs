using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>Reads the fields of a page whose layout is known, and no other line.</summary>
internal static class LayoutReader
{
    private static readonly string[] PastDates = [FieldNames.DateOfBirth, FieldNames.IssuingDate];

    internal static IEnumerable<PrintedReading> Read(PageLines lines, LayoutFit fit, DateOnly today)
    {
        lines.Recognise(fit.Layout.Fields
            .SelectMany(field => LayoutPlace.Cuts(lines.Boxes, fit.Place(field.At), field.Format))
            .SelectMany(row => row));
        foreach (var field in fit.Layout.Fields)
        {
            var context = new PrintedContext(fit.Layout.Country, today, PastDates.Contains(field.Field));
            var rows = LayoutPlace.Rows(lines, fit.Place(field.At), field.Format);
            if (field.Format == PrintedFormat.Address)
            {
                foreach (var part in AddressBlock.Parts(rows))
                {
                    yield return part;
                }
            }
            else if (rows.Count > 0 && PrintedReading.Of(field.Field, field.Format, rows[0], context) is { } reading)
            {
                yield return reading;
            }
        }
    }
}
