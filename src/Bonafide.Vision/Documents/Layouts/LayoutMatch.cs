using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>Tells whether a page has a known layout: all of its anchors stand where they should.</summary>
internal static class LayoutMatch
{
    /// <summary>How far an anchor may be off, millimetres: the outline is found to about one.</summary>
    private const double MostOff = 3;

    /// <summary>Share of an anchor's signs that may be misread.</summary>
    private const double MostMisread = 0.2;

    /// <param name="known">What zone or symbol say already; layouts of other kinds are not tried.</param>
    internal static DocumentLayout? Find(PageLines lines, DocumentClass known) => LayoutCatalog.All
        .Where(layout => (known.Country is null || known.Country == layout.Country)
            && (known.Type is null || known.Type == layout.Type) && HasShape(layout, lines))
        .FirstOrDefault(layout => layout.Anchors.All(anchor => Stands(anchor, layout, lines)));

    private static bool HasShape(DocumentLayout layout, PageLines lines) => Math.Abs(Math.Log(
        lines.Page.Width / (double)lines.Page.Height / (layout.Size[0] / layout.Size[1]))) < 0.25;

    private static bool Stands(LayoutAnchor anchor, DocumentLayout layout, PageLines lines)
    {
        var (scaleX, scaleY) = (layout.Size[0] / lines.Page.Width, layout.Size[1] / lines.Page.Height);
        var wanted = LabelWords.Fold(anchor.Text);
        for (var index = 0; index < lines.Boxes.Count; index++)
        {
            var box = lines.Boxes[index];
            var left = (box.X - (box.Length / 2)) * scaleX;
            if (Math.Abs(left - anchor.At[0]) < MostOff && Math.Abs((box.Y * scaleY) - anchor.At[1]) < MostOff
                && IsLike(LabelWords.Fold(lines[index].Text), wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLike(string read, string wanted) =>
        Math.Abs(read.Length - wanted.Length) <= wanted.Length * MostMisread
        && Core.Documents.Merging.FieldComparison.Distance(read, wanted) <= wanted.Length * MostMisread;
}
