using Bonafide.Core.Documents.Printed;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>What is printed in the place of one field.</summary>
internal static class LayoutPlace
{
    /// <summary>A line reaches so far beyond its place, in heights, before it must hold more than the field.</summary>
    private const double MostOverhang = 0.8;

    /// <summary>Share of the shorter of line and place that they must have in common.</summary>
    private const double LeastShared = 0.3;

    /// <summary>Width over height of the cuts in which a single letter is looked for.</summary>
    private static readonly double[] Widths = [2, 3, 1000];

    /// <summary>
    /// The rows from top to bottom: one, that nearest to the middle, but for an address. A single letter is too small
    /// for the search for text, so its place is read as it is.
    /// </summary>
    internal static IReadOnlyList<PrintedLine> Rows(PageLines lines, Quad place, PrintedFormat format)
    {
        var rows = Cuts(lines.Boxes, place, format);
        if (rows.Count == 0)
        {
            return format is PrintedFormat.Sex or PrintedFormat.Code or PrintedFormat.Categories
                ? Alone(lines, place)
                : [];
        }

        return [.. rows.Select(row => Joined([.. row.Select(cut => PrintedLine.Of(lines[cut]))
                .Where(line => line.Text.Length > 0)]))
            .OfType<PrintedLine>()];
    }

    /// <summary>What of the found lines is read for the rows; nothing where no line is the place's.</summary>
    internal static IReadOnlyList<IReadOnlyList<LineCut>> Cuts(
        IReadOnlyList<LineBox> boxes, Quad place, PrintedFormat format)
    {
        var (left, top, width, height) = place.Bounds();
        var rowHeight = format == PrintedFormat.Address ? 0 : height;
        var inside = boxes.Select((box, index) => (Box: box, Index: index))
            .Where(line => line.Box.Y > top && line.Box.Y < top + height + (rowHeight * 0.15)
                && Shared(line.Box, left, width) > LeastShared * Math.Min(width, line.Box.Length))
            .ToList();
        if (inside.Count == 0)
        {
            return [];
        }

        var middle = inside.Select(line => line.Box.Y).MinBy(y => Math.Abs(y - top - (height / 2)));
        var rows = Grouped(format == PrintedFormat.Address
            ? inside
            : [.. inside.Where(line => Math.Abs(line.Box.Y - middle) < height * 0.35)]);
        return [.. rows.Select(row => row.Select(line => Cut(line.Box, line.Index, left, width)).ToList())];
    }

    /// <summary>A narrow cut first: in a wide one a single letter is lost.</summary>
    private static IReadOnlyList<PrintedLine> Alone(PageLines lines, Quad place)
    {
        var (_, _, width, height) = place.Bounds();
        return [.. Widths.Select(shape => Math.Min(1, shape * height / width)).Distinct()
            .Select(share => PrintedLine.Of(lines.Read(place.Between(0, share))))
            .Where(line => line.Text.Trim().Length > 0).Take(1)];
    }

    private static double Shared(LineBox box, double left, double width) =>
        Math.Min(box.X + (box.Length / 2), left + width) - Math.Max(box.X - (box.Length / 2), left);

    /// <summary>A line that runs on into the places of others, or begins in one, is read only where it is the
    /// field's.</summary>
    private static LineCut Cut(LineBox box, int index, double left, double width)
    {
        var start = box.X - (box.Length / 2);
        var overhang = MostOverhang * box.Thickness;
        return new(
            index,
            left - start > overhang ? (left - start) / box.Length : 0,
            start + box.Length - left - width > overhang ? (left + width - start) / box.Length : 1);
    }

    private static IEnumerable<IEnumerable<(LineBox Box, int Index)>> Grouped(
        IReadOnlyList<(LineBox Box, int Index)> lines)
    {
        var left = lines.OrderBy(line => line.Box.Y).ToList();
        while (left.Count > 0)
        {
            var row = left.TakeWhile(line => line.Box.Y - left[0].Box.Y < left[0].Box.Thickness * 0.5).ToList();
            left.RemoveRange(0, row.Count);
            yield return row.OrderBy(line => line.Box.X);
        }
    }

    private static PrintedLine? Joined(List<PrintedLine> pieces)
    {
        if (pieces.Count < 2)
        {
            return pieces.Count == 0 ? null : pieces[0];
        }

        var (first, last) = (pieces[0].Line.Box, pieces[^1].Line.Box);
        var signs = pieces.SelectMany((piece, at) => at == 0
            ? piece.Line.Signs
            : piece.Line.Signs.Prepend(new ReadSign(' ', 1, 0, 0))).ToList();
        return PrintedLine.Of(new TextLine(
            string.Join(' ', pieces.Select(piece => piece.Text)), pieces.Min(piece => piece.Line.Confidence), signs,
            new Quad(first.X0, first.Y0, last.X1, last.Y1, last.X2, last.Y2, first.X3, first.Y3)));
    }
}
