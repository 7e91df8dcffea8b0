using System.Collections.Frozen;
using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Screening;

/// <summary>A word of the index and its likeness to the one asked for, 0 to 1.</summary>
internal readonly record struct LikeWord(int Word, double Likeness);

/// <summary>
/// Distinct words, found by likeness: equal, initial, nickname, or spelling. Spelling goes over all words of a fitting
/// length; what their letters allow is told by one machine word each, so that few are compared and none is lost.
/// </summary>
internal sealed class WordIndex
{
    private readonly TokenComparer _compare = new(NameComparisonOptions.Default);
    private readonly NameToken[] _words;
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenDictionary<int, int[]> _byNickname;
    private readonly FrozenDictionary<int, Spelled> _byLength;

    private WordIndex(List<NameToken> words, Dictionary<string, int> numbers)
    {
        _words = [.. words];
        _numbers = numbers.ToFrozenDictionary(StringComparer.Ordinal);
        _byNickname = _words.SelectMany((word, number) => word.Groups.Select(group => (group, number)))
            .GroupBy(pair => pair.group, pair => pair.number)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byLength = Enumerable.Range(0, _words.Length).GroupBy(number => _words[number].Text.Length)
            .ToFrozenDictionary(group => group.Key, group => new Spelled(
                [.. group], [.. group.Select(number => LetterBag.Of(_words[number].Text))]));
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

        // A difference of more than a third in length is another word to the comparison.
        var length = asked.Text.Length;
        AddSpelled(
            found, asked, ((length * 2) + 2) / 3, length * 3 / 2, NameComparisonOptions.Default.WordFloor);
        return found;
    }

    /// <summary>Words that differ from one by a slip at most; what is written with or without a space.</summary>
    internal List<LikeWord> Same(string text)
    {
        var found = new List<LikeWord>();
        AddSpelled(
            found, new(text, []), text.Length - 1, text.Length + 1, NameComparisonOptions.Default.JoinedFloor);
        return found;
    }

    private void AddSpelled(List<LikeWord> found, NameToken asked, int shortest, int longest, double floor)
    {
        var bag = LetterBag.Of(asked.Text);
        Span<int> needed = stackalloc int[LetterBag.Beginning + 1];
        for (var length = Math.Max(1, shortest); length <= longest; length++)
        {
            if (!_byLength.TryGetValue(length, out var words))
            {
                continue;
            }

            LetterBag.Needed(asked.Text.Length, length, floor, needed);
            for (var i = 0; i < words.Bags.Length; i++)
            {
                if (bag.MostInCommon(words.Bags[i]) >= needed[bag.SameBeginning(words.Bags[i])]
                    && _compare.Word(asked, _words[words.Numbers[i]]) is var likeness && likeness >= floor)
                {
                    found.Add(new(words.Numbers[i], likeness));
                }
            }
        }
    }

    /// <summary>The words of one length.</summary>
    private sealed record Spelled(int[] Numbers, LetterBag[] Bags);

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
