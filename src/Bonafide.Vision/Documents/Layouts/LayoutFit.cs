using Bonafide.Core.Facts;

namespace Bonafide.Vision.Documents.Layouts;

/// <summary>
/// How a layout lies on a page: the anchors say it better than the page's outline, which may have been seen along a
/// line of the document's own print.
/// </summary>
/// <param name="Across">From millimetres to pixels of the page.</param>
/// <param name="Down">As <paramref name="Across"/>.</param>
internal sealed record LayoutFit(DocumentLayout Layout, AxisFit Across, AxisFit Down)
{
    /// <param name="seen">Where each anchor was found, in pixels.</param>
    /// <returns>Null when the anchors do not stand to each other as they should.</returns>
    internal static LayoutFit? Of(
        DocumentLayout layout, PageLines lines, IReadOnlyList<(double X, double Y)> seen)
    {
        var across = AxisFit.Of(
            layout.Anchors.Select((anchor, at) => (anchor.At[0], seen[at].X)), lines.Page.Width / layout.Size[0]);
        var down = AxisFit.Of(
            layout.Anchors.Select((anchor, at) => (anchor.At[1], seen[at].Y)), lines.Page.Height / layout.Size[1]);
        return across is null || down is null ? null : new(layout, across, down);
    }

    /// <summary>A place of the layout, left, top, width, height, in pixels of the page.</summary>
    internal Quad Place(IReadOnlyList<double> at) => Quad.FromRectangle(
        Across.Map(at[0]), Down.Map(at[1]), at[2] * Across.Scale, at[3] * Down.Scale);
}

/// <summary>Along one side of the page.</summary>
/// <param name="Scale">Pixels per millimetre.</param>
/// <param name="Move">Pixels.</param>
internal sealed record AxisFit(double Scale, double Move)
{
    /// <summary>Anchors closer together than this say little about the scale, millimetres.</summary>
    private const double MinSpread = 20;

    /// <summary>Share by which the outline may be larger or smaller than the document.</summary>
    private const double MostStretch = 0.12;

    /// <summary>How far an anchor may be off the fit, millimetres.</summary>
    private const double MostOff = 1.6;

    internal double Map(double millimetres) => (Scale * millimetres) + Move;

    internal static AxisFit? Of(IEnumerable<(double Wanted, double Seen)> anchors, double scale)
    {
        var points = anchors.ToList();
        var (wanted, seen) = (points.Average(point => point.Wanted), points.Average(point => point.Seen));
        if (points.Max(point => point.Wanted) - points.Min(point => point.Wanted) >= MinSpread)
        {
            var fitted = points.Sum(point => (point.Wanted - wanted) * (point.Seen - seen))
                / points.Sum(point => (point.Wanted - wanted) * (point.Wanted - wanted));
            if (Math.Abs(fitted - scale) > scale * MostStretch)
            {
                return null;
            }

            scale = fitted;
        }

        var fit = new AxisFit(scale, seen - (scale * wanted));
        return points.TrueForAll(point => Math.Abs(fit.Map(point.Wanted) - point.Seen) < MostOff * scale) ? fit : null;
    }
}
