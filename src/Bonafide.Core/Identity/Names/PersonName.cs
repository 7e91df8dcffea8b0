using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Names;

/// <summary>One word of a name: folded, lower case, with the groups of nicknames that it is in.</summary>
internal readonly record struct NameToken(string Text, int[] Groups);

/// <summary>
/// A name parsed for comparison. Titles and particles ("von", "de la", "bin") are dropped where anything else is
/// left, generation suffixes are kept apart, and both parts are in Latin letters without marks.
/// </summary>
public sealed class PersonName
{
    /// <summary>Characters looked at in each part; the rest is ignored.</summary>
    public const int MaxLength = 200;

    /// <summary>Words looked at in each part.</summary>
    public const int MaxTokens = 12;

    private static readonly FrozenSet<string> Particles = new[]
    {
        "a", "al", "af", "av", "ap", "abu", "bin", "binti", "bint", "ben", "ibn", "d", "da", "das", "de", "del",
        "della", "dem", "den", "der", "di", "do", "dos", "du", "e", "el", "i", "la", "las", "le", "lo", "los", "ter",
        "ten", "van", "vom", "von", "y", "zu", "zum", "zur",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Titles =
        new[] { "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sir", "dame" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>
    {
        ["jr"] = "2", ["junior"] = "2", ["ii"] = "2", ["filho"] = "2", ["hijo"] = "2",
        ["sr"] = "1", ["senior"] = "1", ["iii"] = "3", ["neto"] = "3", ["iv"] = "4",
    }.ToFrozenDictionary();

    private PersonName(NameToken[] given, NameToken[] surnames, string? suffix)
    {
        Given = given;
        Surnames = surnames;
        Suffix = suffix;
    }

    internal NameToken[] Given { get; }

    internal NameToken[] Surnames { get; }

    /// <summary>"1" senior, "2" junior, "3", "4"; null when the name does not say.</summary>
    internal string? Suffix { get; }

    public bool IsEmpty => Given.Length == 0 && Surnames.Length == 0;

    /// <summary>All words in order, separated by spaces; the form that exact comparison uses.</summary>
    public string Folded => string.Join(' ', Given.Concat(Surnames).Select(t => t.Text));

    /// <param name="given">Given names in order; or the whole name, when its parts are not known.</param>
    /// <param name="surnames">Surnames in order; null or empty when not known.</param>
    public static PersonName Parse(
        string? given, string? surnames, Transliterator? transliterator = null, Nicknames? nicknames = null)
    {
        var latin = transliterator ?? Transliterator.LatinOnly;
        var nicks = nicknames ?? Nicknames.BuiltIn;
        string? suffix = null;
        var g = Tokens(given, latin, nicks, ref suffix);
        var s = Tokens(surnames, latin, nicks, ref suffix);
        return new PersonName(g, s, suffix);
    }

    private static NameToken[] Tokens(string? text, Transliterator latin, Nicknames nicknames, ref string? suffix)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var folded = latin.ToLatin(text.Length > MaxLength ? text[..MaxLength] : text).ToLowerInvariant();
        Span<Range> ranges = stackalloc Range[MaxTokens * 2];
        var words = new List<string>(4);
        var count = folded.AsSpan().SplitAny(ranges, " -.,_/\t", StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < count && words.Count < MaxTokens; i++)
        {
            var word = Word(folded[ranges[i]]);
            if (word.Length > 0)
            {
                words.Add(word);
            }
        }

        // A suffix is one only behind another word: "Junior" alone, or first, is a name.
        while (words.Count > 1 && Suffixes.TryGetValue(words[^1], out var found))
        {
            suffix ??= found;
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count > 1 && Titles.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        // A single letter "a", "d", "e" may be an initial as well; it is dropped only within a longer name.
        var plain = words.Where(w => !Particles.Contains(w) || (w.Length == 1 && words.Count < 3)).ToArray();
        return [.. (plain.Length == 0 ? [.. words] : plain).Select(w => new NameToken(w, nicknames.GroupsOf(w)))];
    }

    private static string Word(string raw)
    {
        // O'Brien and OBrien are one word; digits and signs are no part of a name, other scripts are.
        var clean = true;
        foreach (var c in raw)
        {
            clean &= char.IsLetter(c);
        }

        return clean ? raw : string.Concat(raw.Where(char.IsLetter));
    }
}
