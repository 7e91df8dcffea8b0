namespace Bonafide.Vision.Detectors.Typefaces;

/// <summary>The family that the values of a page are set in, and what the photo made of it.</summary>
internal sealed class PageTypeface
{
    /// <summary>Of two lines that differ it cannot be said which is the odd one.</summary>
    private const int LeastLines = 3;

    /// <summary>Families tried in every condition, the best ones in the usual condition.</summary>
    private const int MostFamilies = 3;

    /// <summary>The middle line of a page whose family is known is not more unlike it than this.</summary>
    private const double MostUnlike = 0.16;

    private readonly Dictionary<SetLine, Fit> _fits;

    private PageTypeface(List<SetLine> lines, IReadOnlyList<Typeface> family, int condition) =>
        _fits = lines.ToDictionary(line => line, line =>
        {
            var own = Nearest(line, family, condition);
            return new Fit(own.Face.IsBold, own.Unlike - TypefaceCatalog.All.Min(face =>
                face.Unlike(line.Digits, condition)));
        });

    /// <param name="family">As the layout gives it; null where it has to be found out.</param>
    /// <returns>Null where too few lines show their typeface, or it is none of those that are known.</returns>
    internal static PageTypeface? Of(IReadOnlyList<SetLine> lines, string? family)
    {
        var showing = lines.Where(line => line.ShowsTypeface).ToList();
        if (showing.Count < (family is null ? LeastLines : 1))
        {
            return null;
        }

        var known = TypefaceCatalog.Families.Where(one => family is null || one[0].Family == family)
            .OrderBy(one => Misfit(showing, one, PrintCondition.Usual).Sum).Take(MostFamilies).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var best = (
            from one in known
            from condition in Enumerable.Range(0, PrintCondition.All.Count)
            select (Family: one, Condition: condition, Misfit: Misfit(showing, one, condition)))
            .MinBy(fit => fit.Misfit.Sum);
        return best.Misfit.Middle > MostUnlike ? null : new(showing, best.Family, best.Condition);
    }

    /// <summary>How much nearer the line is to another typeface than to that in which it should be set, beyond what is
    /// so of other lines of its weight, whose shapes the photo may have changed as well; 0..1.</summary>
    /// <returns>Null where it does not show its typeface, or no other line does.</returns>
    internal double? Odd(SetLine line)
    {
        if (!_fits.TryGetValue(line, out var fit) || _fits.Count < 2)
        {
            return null;
        }

        var others = _fits.Where(one => one.Key != line).Select(one => one.Value).ToList();
        var alike = others.Exists(one => one.IsBold == fit.IsBold)
            ? others.Where(one => one.IsBold == fit.IsBold)
            : others;
        var excesses = alike.Select(one => one.Excess).Order().ToList();
        return Math.Max(0, fit.Excess - excesses[excesses.Count / 2]);
    }

    private static (double Sum, double Middle) Misfit(
        List<SetLine> lines, IReadOnlyList<Typeface> family, int condition)
    {
        var each = lines.Select(line => Nearest(line, family, condition).Unlike).Order().ToList();
        return (each.Take(Math.Max(1, each.Count - 1)).Sum(), each[(each.Count - 1) / 2]);
    }

    private static (Typeface Face, double Unlike) Nearest(
        SetLine line, IReadOnlyList<Typeface> family, int condition) => family
        .Where(face => line.IsBold is null || face.IsBold == line.IsBold)
        .Select(face => (Face: face, Unlike: face.Unlike(line.Digits, condition)))
        .MinBy(fit => fit.Unlike);

    /// <param name="IsBold">The weight of the family that the line is nearest to.</param>
    /// <param name="Excess">How much nearer it is to another typeface.</param>
    private sealed record Fit(bool IsBold, double Excess);
}
