using Bonafide.Core.Sightings;

namespace Bonafide.Core.Rules;

/// <summary>
/// How alike two texts are: 100 less the share of letters to change (optimal string alignment distance over the longer
/// length), after folding case, accents, spaces and signs.
/// </summary>
internal static class TextSimilarity
{
    /// <summary>Letters compared; the cost grows with the product of both lengths.</summary>
    private const int MostLength = 300;

    /// <summary>0 to 100; 0 when nothing is left of either text.</summary>
    public static double Percent(string left, string right)
    {
        var one = Folded(left);
        var other = Folded(right);
        var longer = Math.Max(one.Length, other.Length);
        return one.Length == 0 || other.Length == 0 ? 0 : 100.0 * (longer - Distance(one, other)) / longer;
    }

    private static string Folded(string text)
    {
        var folded = FoldedText.Of(text.Length > MostLength ? text[..MostLength] : text);
        return folded.Length > MostLength ? folded[..MostLength] : folded;
    }

    private static int Distance(string one, string other)
    {
        var beforeLast = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[other.Length];
    }
}
