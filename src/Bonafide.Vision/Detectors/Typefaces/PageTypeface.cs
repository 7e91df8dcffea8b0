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

    /// <summary>How many times worse than the likest the layout's family may fit: a page that the photo made narrower
    /// is most like a narrow one.</summary>
    private const double MostWorse = 1.25;

    /// <summary>One of so many digits may be misread or cut badly; a line's others are set in one typeface.</summary>
    private const int MisreadOf = 7;

    /// <summary>What a line that is set as it should be comes to by itself: its digits are nearer to their own typeface
    /// than to any other.</summary>
    private const double UsualExcess = -0.04;

    private readonly IReadOnlyList<Typeface> _family;
    private readonly Dictionary<SetLine, Fit> _fits;

    private PageTypeface(List<SetLine> lines, IReadOnlyList<Typeface> family, int condition) =>
        (_family, _fits) = (family, lines.ToDictionary(line => line, line => Fit.Of(line, family, condition)));

    /// <param name="family">As the layout gives it; null where it has to be found out.</param>
    /// <returns>Null where too few lines show their typeface, or it is none of those that are known.</returns>
    internal static PageTypeface? Of(IReadOnlyList<SetLine> lines, string? family)
    {
        var showing = lines.Where(line => line.ShowsTypeface).ToList();
        if (showing.Count < (family is null ? LeastLines : 1))
        {
            return null;
        }

        var tried = TypefaceCatalog.Families.OrderBy(one => Misfit(showing, one, PrintCondition.Usual).Sum)
            .Take(MostFamilies).ToList();
        var known = family is null ? tried : [.. TypefaceCatalog.Families.Where(one => one[0].Family == family)];
        if (known.Count == 0)
        {
            return null;
        }

        var best = Best(showing, known);
        var likest = family is null || tried[0][0].Family == family ? best.Sum : Best(showing, [tried[0]]).Sum;
        return best.Middle > MostUnlike || best.Sum > likest * MostWorse
            ? null
            : new(showing, best.Family, best.Condition);
    }

    private static (IReadOnlyList<Typeface> Family, int Condition, double Sum, double Middle) Best(
        List<SetLine> lines, IReadOnlyList<IReadOnlyList<Typeface>> families) => (
            from family in families
            from condition in Enumerable.Range(0, PrintCondition.All.Count)
            let misfit = Misfit(lines, family, condition)
            select (family, condition, misfit.Sum, misfit.Middle)).MinBy(fit => fit.Sum);

    /// <summary>How much nearer the line is to another typeface than to that in which it should be set, more than other
    /// lines of its weight are, whose shapes the photo may have changed as well; 0..1.</summary>
    /// <returns>Null where it does not show its typeface, or no other line does.</returns>
    internal double? Odd(SetLine line)
    {
        if (!_fits.TryGetValue(line, out var fit) || _fits.Count < 2)
        {
            return null;
        }

        var others = _fits.Where(one => one.Key != line).Select(one => one.Value).ToList();
        var alike = others.Where(one => one.IsBold == fit.IsBold).ToList();
        var odd = fit.Excess - Middle(alike.Count > 0 ? alike : others);

        // What the photo makes of bold print says little of what it makes of thin strokes, and the other way round; and
        // where the family was taken for a like one, only lines of the same weight are wrong in the same way.
        return Math.Max(0, Math.Min(odd, ByItself(line) - UsualExcess));
    }

    /// <summary>The excess in the condition that the line fits its family best in.</summary>
    private double ByItself(SetLine line)
    {
        var best = Enumerable.Range(0, PrintCondition.All.Count)
            .MinBy(condition => Nearest(line, _family, condition).Unlike);
        return Fit.Of(line, _family, best).Excess;
    }

    private static double Middle(List<Fit> fits) => fits.Select(fit => fit.Excess).Order().ElementAt(fits.Count / 2);

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
    /// <param name="Excess">How much nearer its digits are to another typeface, mean without as many at either end as
    /// may be misread; below 0 where they are nearest to their own.</param>
    private sealed record Fit(bool IsBold, double Excess)
    {
        internal static Fit Of(SetLine line, IReadOnlyList<Typeface> family, int condition)
        {
            var own = Nearest(line, family, condition).Face;
            var each = own.Each(line.Digits, condition);
            return new(own.IsBold, TypefaceCatalog.All.Where(face => face != own).Max(Nearer));

            double Nearer(Typeface face) => face.Each(line.Digits, condition)
                .Zip(each, (other, mine) => mine - other).Order()
                .Skip(each.Count / MisreadOf).SkipLast(each.Count / MisreadOf).Average();
        }
    }
}
