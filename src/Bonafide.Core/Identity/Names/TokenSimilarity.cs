namespace Bonafide.Core.Identity.Names;

/// <summary>
/// Jaro–Winkler similarity of two folded words, 0 to 1 (W. E. Winkler, 1990): the share of characters in common
/// within a window, less half the transpositions, raised for a common beginning of up to four characters.
/// </summary>
public static class TokenSimilarity
{
    /// <summary>Characters looked at in each word; the rest is ignored.</summary>
    public const int MaxLength = 64;

    private const double PrefixWeight = 0.1;

    private const double BoostFrom = 0.7;

    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.Length > MaxLength ? a[..MaxLength] : a;
        b = b.Length > MaxLength ? b[..MaxLength] : b;
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.IsEmpty && b.IsEmpty ? 1 : 0;
        }

        if (a.SequenceEqual(b))
        {
            return 1;
        }

        return Raised(Jaro(a, b), a.CommonPrefixLength(b));
    }

    /// <summary>The most that words of two lengths can reach with so many characters in common, and such a common
    /// beginning.</summary>
    internal static double Most(int common, int length, int other, int prefix) => common == 0 ? 0
        : Raised((((double)common / length) + ((double)common / other) + 1) / 3, prefix);

    private static double Raised(double jaro, int prefix) =>
        jaro < BoostFrom ? jaro : jaro + (Math.Min(4, prefix) * PrefixWeight * (1 - jaro));

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        ulong takenA = 0;
        ulong takenB = 0;
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var last = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if ((takenB >> j & 1) == 0 && a[i] == b[j])
                {
                    takenA |= 1UL << i;
                    takenB |= 1UL << j;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var transposed = 0;
        var k = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if ((takenA >> i & 1) == 0)
            {
                continue;
            }

            while ((takenB >> k & 1) == 0)
            {
                k++;
            }

            transposed += a[i] == b[k] ? 0 : 1;
            k++;
        }

        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - (transposed / 2)) / m)) / 3;
    }
}
