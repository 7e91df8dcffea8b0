namespace Bonafide.Vision.Detectors;

/// <summary>How the digits of one line are shaped, whatever their size.</summary>
internal sealed class Typeface(IReadOnlyList<Glyph> digits)
{
    /// <summary>Different digits that both lines must show.</summary>
    private const int LeastShared = 2;

    /// <summary>Of one digit in one line.</summary>
    private const int MostAlike = 2;

    /// <summary>Much smaller print loses its shape before larger print does.</summary>
    private const double LeastRelativeHeight = 0.6;

    private readonly Dictionary<char, List<Glyph>> _digits = digits.GroupBy(digit => digit.Sign)
        .ToDictionary(same => same.Key, same => same.Take(MostAlike).ToList());

    /// <summary>That of the middle one of the digits that both show, so that one that was misread or cut badly does not
    /// count; null where they have too few in common.</summary>
    internal TypefaceDifference? From(Typeface other)
    {
        var pairs = new List<TypefaceDifference>();
        foreach (var (sign, mine) in _digits)
        {
            if (!other._digits.TryGetValue(sign, out var its))
            {
                continue;
            }

            var likest = mine.SelectMany(one => its.Where(two => IsOfLikeHeight(one, two))
                    .Select(two => new TypefaceDifference(
                        one.Unlike(two), Math.Abs(Math.Log(one.Weight / two.Weight)))))
                .MinBy(pair => pair.Unlike);
            if (likest is not null)
            {
                pairs.Add(likest);
            }
        }

        return pairs.Count < LeastShared
            ? null
            : pairs.OrderBy(pair => pair.Unlike).ElementAt((pairs.Count - 1) / 2);
    }

    private static bool IsOfLikeHeight(Glyph one, Glyph two) =>
        Math.Min(one.Height, two.Height) > Math.Max(one.Height, two.Height) * LeastRelativeHeight;
}

/// <param name="Unlike">Of the same digits, 0 the same shape, 1 nothing in common.</param>
/// <param name="Weight">How much more ink one has than the other, natural logarithm, at least 0.</param>
internal sealed record TypefaceDifference(double Unlike, double Weight);
