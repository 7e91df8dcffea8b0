using System.Numerics;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Screening;

/// <summary>
/// The letters of a word, their order left aside, and how it begins: from both follows the most that a comparison by
/// Jaro–Winkler can give, far cheaper than the comparison itself.
/// </summary>
internal readonly struct LetterBag
{
    /// <summary>Letters at the beginning that Jaro–Winkler raises a likeness for.</summary>
    internal const int Beginning = 4;

    /// <summary>Two bits each: one for the first of a letter, one for the second.</summary>
    private const int Letters = 32;

    private readonly ulong _letters;
    private readonly ulong _beginning;
    private readonly int _more;

    private LetterBag(ulong letters, ulong beginning, int more) =>
        (_letters, _beginning, _more) = (letters, beginning, more);

    internal static LetterBag Of(string word)
    {
        var text = word.AsSpan(0, Math.Min(word.Length, TokenSimilarity.MaxLength));
        var (letters, more) = (0UL, 0);
        foreach (var letter in text)
        {
            // Letters that share a place only make more words candidates.
            var first = 1UL << (letter % Letters * 2);
            var free = (letters & first) == 0 ? first : first << 1;
            more += (letters & free) == 0 ? 0 : 1;
            letters |= free;
        }

        // Each letter takes 16 bits; a word that is shorter differs from any longer one behind its end.
        var beginning = 0UL;
        for (var i = 0; i < Math.Min(Beginning, text.Length); i++)
        {
            beginning |= (ulong)text[i] << (16 * i);
        }

        return new(letters, beginning, more);
    }

    /// <summary>Letters that both have, or more where one has a letter three times.</summary>
    internal int MostInCommon(LetterBag other) => BitOperations.PopCount(_letters & other._letters) + _more;

    /// <summary>Letters at the beginning, up to <see cref="Beginning"/>, that are the same.</summary>
    internal int SameBeginning(LetterBag other) =>
        Math.Min(Beginning, BitOperations.TrailingZeroCount(_beginning ^ other._beginning) / 16);

    /// <summary>
    /// Letters that words of two lengths must have in common to be alike by a floor, for each number of letters that
    /// their beginnings share.
    /// </summary>
    internal static void Needed(int length, int other, double floor, Span<int> needed)
    {
        length = Math.Min(length, TokenSimilarity.MaxLength);
        other = Math.Min(other, TokenSimilarity.MaxLength);
        for (var beginning = 0; beginning <= Beginning; beginning++)
        {
            var common = 0;
            while (common <= Math.Min(length, other)
                && TokenSimilarity.Most(common, length, other, beginning) < floor - 1e-9)
            {
                common++;
            }

            needed[beginning] = common;
        }
    }
}
