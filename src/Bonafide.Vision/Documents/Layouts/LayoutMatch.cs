using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents.Printed;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>Tells whether a page has a known layout: all of its anchors stand where they should.</summary>
internal static class LayoutMatch
{
    /// <summary>
    /// How far the layout may be off the page's outline, millimetres. The outline is mostly found to about one; the
    /// wide search is for one that was seen along an inner line.
    /// </summary>
    private static readonly double[] MostOff = [3, 9];

    /// <summary>Share of an anchor's signs that may be misread.</summary>
    private const double MostMisread = 0.2;

    /// <param name="known">What zone or symbol say already; layouts of other kinds are not tried.</param>
    internal static LayoutFit? Find(PageLines lines, DocumentClass known)
    {
        var layouts = LayoutCatalog.All
            .Where(layout => (known.Country is null || known.Country == layout.Country)
                && (known.Type is null || known.Type == layout.Type) && HasShape(layout, lines)).ToList();
        return MostOff.SelectMany(off => layouts.Select(layout => Fit(layout, lines, off)))
            .FirstOrDefault(fit => fit is not null);
    }

    private static bool HasShape(DocumentLayout layout, PageLines lines) => Math.Abs(Math.Log(
        lines.Page.Width / (double)lines.Page.Height / (layout.Size[0] / layout.Size[1]))) < 0.25;

    private static LayoutFit? Fit(DocumentLayout layout, PageLines lines, double mostOff)
    {
        var seen = new List<(double X, double Y)>();
        foreach (var anchor in layout.Anchors)
        {
            if (Seen(anchor, layout, lines, mostOff) is not { } place)
            {
                return null;
            }

            seen.Add(place);
        }

        return LayoutFit.Of(layout, lines, seen);
    }

    /// <summary>Left end and middle of the anchor's line, in pixels.</summary>
    private static (double X, double Y)? Seen(
        LayoutAnchor anchor, DocumentLayout layout, PageLines lines, double mostOff)
    {
        var (scaleX, scaleY) = (lines.Page.Width / layout.Size[0], lines.Page.Height / layout.Size[1]);
        var wanted = LabelWords.Fold(anchor.Text);
        for (var index = 0; index < lines.Boxes.Count; index++)
        {
            var box = lines.Boxes[index];
            var left = box.X - (box.Length / 2);
            if (Math.Abs((left / scaleX) - anchor.At[0]) < mostOff
                && Math.Abs((box.Y / scaleY) - anchor.At[1]) < mostOff
                && IsLike(LabelWords.Fold(lines[index].Text), wanted))
            {
                return (left, box.Y);
            }
        }

        return null;
    }

    private static bool IsLike(string read, string wanted) =>
        Math.Abs(read.Length - wanted.Length) <= wanted.Length * MostMisread
        && FieldComparison.Distance(read, wanted) <= wanted.Length * MostMisread;
}
