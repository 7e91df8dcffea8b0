using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>Reads the fields of a page whose layout is known, and no other line.</summary>
internal static class LayoutReader
{
    private static readonly string[] PastDates = [FieldNames.DateOfBirth, FieldNames.IssuingDate];

    internal static IEnumerable<PrintedReading> Read(PageLines lines, DocumentLayout layout, DateOnly today)
    {
        foreach (var field in layout.Fields)
        {
            var context = new PrintedContext(layout.Country, today, PastDates.Contains(field.Field));
            if (Line(lines, layout, field) is { } line
                && PrintedValue.Read(line.Text, field.Format, context) is { } value)
            {
                yield return new(field.Field, value.Value, line, line.ConfidenceFor(field.Format));
            }
        }
    }

    /// <summary>A place of the layout in pixels of the page.</summary>
    internal static Quad Place(IReadOnlyList<double> at, DocumentLayout layout, PageLines lines)
    {
        var (scaleX, scaleY) = (lines.Page.Width / layout.Size[0], lines.Page.Height / layout.Size[1]);
        return Quad.FromRectangle(at[0] * scaleX, at[1] * scaleY, at[2] * scaleX, at[3] * scaleY);
    }

    /// <summary>
    /// The line whose middle lies in the field's place; several pieces of one row in their order. A single letter is
    /// too small for the search for text, so its place is read as it is.
    /// </summary>
    private static PrintedLine? Line(PageLines lines, DocumentLayout layout, LayoutField field)
    {
        var place = Place(field.At, layout, lines);
        var (left, top, width, height) = place.Bounds();
        var inside = Enumerable.Range(0, lines.Boxes.Count)
            .Where(index => lines.Boxes[index].X > left && lines.Boxes[index].X < left + width
                && lines.Boxes[index].Y > top && lines.Boxes[index].Y < top + (height * 1.15)).ToList();
        if (inside.Count == 0)
        {
            return field.Format == PrintedFormat.Sex ? PrintedLine.Of(lines.Read(place)) : null;
        }

        var row = inside.Select(index => lines.Boxes[index])
            .MinBy(box => Math.Abs(box.Y - top - (height / 2))).Y;
        var pieces = inside.Where(index => Math.Abs(lines.Boxes[index].Y - row) < height * 0.35)
            .OrderBy(index => lines.Boxes[index].X)
            .Select(index => PrintedLine.Of(lines[index]))
            .Where(line => line.Text.Length > 0)
            .ToList();
        return pieces.Count switch
        {
            0 => null,
            1 => pieces[0],
            _ => Joined(pieces),
        };
    }

    private static PrintedLine Joined(List<PrintedLine> pieces)
    {
        var (first, last) = (pieces[0].Line.Box, pieces[^1].Line.Box);
        var signs = pieces.SelectMany((piece, at) => at == 0
            ? piece.Line.Signs
            : piece.Line.Signs.Prepend(new ReadSign(' ', 1, 0, 0))).ToList();
        return PrintedLine.Of(new TextLine(
            string.Join(' ', pieces.Select(piece => piece.Text)), pieces.Min(piece => piece.Line.Confidence), signs,
            new Quad(first.X0, first.Y0, last.X1, last.Y1, last.X2, last.Y2, first.X3, first.Y3)));
    }
}
