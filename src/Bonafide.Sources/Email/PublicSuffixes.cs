using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Email;

/// <summary>
/// The Public Suffix List's algorithm (https://github.com/publicsuffix/list/wiki/Format#algorithm): the longest rule
/// that
/// matches wins, an exception beats all, and a top level without a rule is a suffix of its own.
/// </summary>
internal sealed class PublicSuffixes(KeyTable rules)
{
    internal const uint Plain = 1;
    internal const uint Wildcard = 2;
    internal const uint Exception = 4;

    /// <summary>
    /// The registrable domain of a name in A-labels: suffix and one label; null when it is a suffix itself.
    /// </summary>
    public string? Registrable(string name)
    {
        var suffix = SuffixStart(name);
        if (suffix <= 0)
        {
            return null;
        }

        var previous = name.LastIndexOf('.', suffix - 2);
        return previous < 0 ? name : name[(previous + 1)..];
    }

    /// <summary>Walks from the whole name to its last label; the first rule met is the longest.</summary>
    private int SuffixStart(string name)
    {
        var start = 0;
        var previous = -1;
        while (true)
        {
            var dot = name.IndexOf('.', start);
            var rule = rules.Find(name.AsSpan(start)) ?? 0;
            if ((rule & Exception) != 0)
            {
                // The exception's own first label is no part of the suffix.
                return dot + 1;
            }

            if ((rule & Wildcard) != 0 && previous >= 0)
            {
                return previous;
            }

            if ((rule & Plain) != 0 || dot < 0)
            {
                return start;
            }

            previous = start;
            start = dot + 1;
        }
    }
}
