namespace Bonafide.Core.Identity.Names;

/// <summary>Compares words and aligns rows of words; scores between 0 and 1.</summary>
internal sealed class TokenComparer(NameComparisonOptions options)
{
    internal double Word(NameToken a, NameToken b)
    {
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal))
        {
            return 1;
        }

        if (a.Text.Length == 1 || b.Text.Length == 1)
        {
            return a.Text[0] == b.Text[0] ? options.Initial : 0;
        }

        if (a.Groups.Length > 0 && b.Groups.Length > 0 && a.Groups.AsSpan().ContainsAny(b.Groups))
        {
            return options.Nickname;
        }

        return Spelling(a.Text, b.Text);
    }

    /// <summary>
    /// The best one-to-one pairing, greedily from the most similar pair; the mean over the shorter row, lowered for
    /// each word that the longer row has beyond it.
    /// </summary>
    internal double Align(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return 0;
        }

        if (a.Length > b.Length)
        {
            var swap = a;
            a = b;
            b = swap;
        }

        var extra = b.Length - a.Length;
        var aligned = a.Length == 1 ? Best(a[0], b) : Greedy(a, b);
        var score = aligned * Math.Pow(options.ExtraWord, extra);
        return score < options.PartLimit && extra > 0 ? Math.Max(score, Joined(a, b)) : score;
    }

    private double Best(NameToken word, ReadOnlySpan<NameToken> row)
    {
        var best = 0.0;
        foreach (var other in row)
        {
            best = Math.Max(best, Word(word, other));
        }

        return best;
    }

    private double Greedy(ReadOnlySpan<NameToken> a, ReadOnlySpan<NameToken> b)
    {
        Span<double> scores = stackalloc double[a.Length * b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                scores[(i * b.Length) + j] = Word(a[i], b[j]);
            }
        }

        var sum = 0.0;
        for (var taken = 0; taken < a.Length; taken++)
        {
            var best = IndexOfMax(scores);
            sum += scores[best];
            for (var j = 0; j < b.Length; j++)
            {
                scores[(best / b.Length * b.Length) + j] = -1;
            }

            for (var i = best % b.Length; i < scores.Length; i += b.Length)
            {
                scores[i] = -1;
            }
        }

        return sum / a.Length;
    }

    private static int IndexOfMax(ReadOnlySpan<double> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    /// <summary>
    /// "Jean Paul" against "Jeanpaul", "Abd Allah" against "Abdallah": neighbours that the shorter row writes as one
    /// word. The other words are compared as they stand: in one long row of letters another word would be a slip.
    /// </summary>
    private double Joined(ReadOnlySpan<NameToken> shorter, ReadOnlySpan<NameToken> longer)
    {
        if (shorter.Length == 1)
        {
            return options.ExtraWord * Together(shorter[0].Text, Join(longer));
        }

        var (best, at) = (0.0, -1);
        for (var i = 1; i < longer.Length; i++)
        {
            foreach (var word in shorter)
            {
                // Lengths first: most neighbours need not be written together to be told from the word.
                if (Math.Abs(longer[i - 1].Text.Length + longer[i].Text.Length - word.Text.Length) <= 1
                    && Together(word.Text, longer[i - 1].Text + longer[i].Text) is var likeness && likeness > best)
                {
                    (best, at) = (likeness, i);
                }
            }
        }

        return at < 0 ? 0 : options.ExtraWord * Align(shorter, [
            .. longer[..(at - 1)], new NameToken(longer[at - 1].Text + longer[at].Text, []), .. longer[(at + 1)..]]);
    }

    private double Together(string word, string joined)
    {
        var likeness = Math.Abs(word.Length - joined.Length) <= 1 ? Spelling(word, joined) : 0;
        return likeness >= options.JoinedFloor ? likeness : 0;
    }

    private static string Join(ReadOnlySpan<NameToken> words)
    {
        var all = string.Empty;
        foreach (var word in words)
        {
            all += word.Text;
        }

        return all;
    }

    private double Spelling(string a, string b)
    {
        // A difference of more than a third in length is another word, whatever they share.
        if (Math.Min(a.Length, b.Length) * 3 < Math.Max(a.Length, b.Length) * 2)
        {
            return 0;
        }

        var score = TokenSimilarity.JaroWinkler(a, b);
        return score < options.WordFloor ? 0 : score;
    }
}
