using System.Collections.Frozen;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Screening;

/// <summary>A word of the index and its likeness to the one asked for, 0 to 1.</summary>
internal readonly record struct LikeWord(int Word, double Likeness);

/// <summary>Distinct words, found by likeness: equal, initial, nickname, or enough pairs of letters in
/// common.</summary>
internal sealed class WordIndex
{
    /// <summary>Buckets of letter pairs; two pairs in one bucket cost time and lose nothing.</summary>
    private const int Pairs = 4096;

    private readonly TokenComparer _compare = new(NameComparisonOptions.Default);
    private readonly NameToken[] _words;
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenDictionary<int, int[]> _byNickname;
    private readonly Postings _byPair;

    [ThreadStatic]
    private static byte[]? _shared;

    private WordIndex(List<NameToken> words, Dictionary<string, int> numbers)
    {
        _words = [.. words];
        _numbers = numbers.ToFrozenDictionary(StringComparer.Ordinal);
        _byNickname = _words.SelectMany((word, number) => word.Groups.Select(group => (group, number)))
            .GroupBy(pair => pair.group, pair => pair.number)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byPair = new(
            [.. _words.SelectMany((word, number) => PairsOf(word.Text).Select(pair => (pair, number)))], Pairs);
    }

    internal int Count => _words.Length;

    /// <summary>Words like one of two letters at least; an initial would be like a good part of all words.</summary>
    internal List<LikeWord> Like(NameToken asked)
    {
        var found = new List<LikeWord>();
        if (_numbers.TryGetValue(asked.Text[..1], out var initial))
        {
            found.Add(new(initial, NameComparisonOptions.Default.Initial));
        }

        foreach (var group in asked.Groups)
        {
            foreach (var number in _byNickname.GetValueOrDefault(group, []))
            {
                found.Add(new(number, _compare.Word(asked, _words[number])));
            }
        }

        AddSpelled(found, asked, isSame: false);
        return found;
    }

    /// <summary>Words that differ from one by a slip at most; what is written with or without a space.</summary>
    internal List<LikeWord> Same(string text)
    {
        var found = new List<LikeWord>();
        AddSpelled(found, new(text, []), isSame: true);
        return found.FindAll(word => word.Likeness >= NameComparisonOptions.Default.JoinedFloor);
    }

    private void AddSpelled(List<LikeWord> found, NameToken asked, bool isSame)
    {
        var shared = _shared is { } kept && kept.Length >= _words.Length ? kept : _shared = new byte[_words.Length];
        var touched = new List<int>();
        foreach (var pair in PairsOf(asked.Text))
        {
            foreach (var number in _byPair.Of(pair))
            {
                if (shared[number]++ == 0)
                {
                    touched.Add(number);
                }
            }
        }

        foreach (var number in touched)
        {
            if (shared[number] >= Needed(asked.Text.Length, _words[number].Text.Length, isSame))
            {
                var likeness = _compare.Word(asked, _words[number]);
                if (likeness > 0)
                {
                    found.Add(new(number, likeness));
                }
            }

            shared[number] = 0;
        }
    }

    /// <summary>
    /// Pairs that two words of these lengths must share. Words like each other by Jaro–Winkler share about half of
    /// theirs, and a third of the shorter word's loses next to none; a slip breaks two or three.
    /// </summary>
    private static int Needed(int length, int other, bool isSame)
    {
        var shorter = Math.Min(length, other);
        return isSame ? Math.Max(1, (shorter + 1) * 6 / 10) : shorter <= 3 ? 1 : Math.Max(2, (shorter + 1) / 3);
    }

    /// <summary>Distinct buckets of the letter pairs of a word, its beginning and end included; at most 64.</summary>
    private static List<int> PairsOf(string word)
    {
        var pairs = new List<int>(Math.Min(word.Length, 63) + 1);
        var before = '^';
        for (var i = 0; i <= word.Length && pairs.Count < 64; i++)
        {
            var letter = i < word.Length ? word[i] : '$';
            var pair = ((before * 61) + letter) & (Pairs - 1);
            if (!pairs.Contains(pair))
            {
                pairs.Add(pair);
            }

            before = letter;
        }

        return pairs;
    }

    internal sealed class Builder
    {
        private readonly List<NameToken> _words = [];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        internal int Add(NameToken word)
        {
            if (!_numbers.TryGetValue(word.Text, out var number))
            {
                number = _words.Count;
                _numbers.Add(word.Text, number);
                _words.Add(word);
            }

            return number;
        }

        internal WordIndex Build() => new(_words, _numbers);
    }
}
