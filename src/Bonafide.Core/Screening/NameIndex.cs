using Bonafide.Core.Identity.Names;

namespace Bonafide.Core.Screening;

/// <summary>
/// Finds, among many names, those that may score at least a floor against one name, without comparing all of them.
/// Every word of the query finds the words like it (<see cref="WordIndex"/>), every word its names; a name is kept
/// when the likeness of its words, summed, could reach the floor. The sum is never less than what the comparison
/// gives, so that nothing is lost but what stands behind the most that are asked for.
/// </summary>
public sealed class NameIndex
{
    /// <summary>Bits of a posting that hold the word's place in its name: names have 24 words at most.</summary>
    internal const int PlaceBits = 5;

    private readonly PersonName[] _names;
    private readonly WordIndex _words;
    private readonly WordIndex _joined;
    private readonly Postings _byWord;
    private readonly Postings _byJoined;

    [ThreadStatic]
    private static Tally? _tally;

    public NameIndex(IReadOnlyList<PersonName> names)
    {
        _names = [.. names];
        var words = new WordIndex.Builder();
        var joined = new WordIndex.Builder();
        var byWord = new List<(int Word, int Place)>(_names.Length * 3);
        var byJoined = new List<(int Word, int Place)>(_names.Length * 2);
        for (var i = 0; i < _names.Length; i++)
        {
            var row = Row(_names[i]);
            for (var at = 0; at < row.Length; at++)
            {
                byWord.Add((words.Add(row[at]), (i << PlaceBits) | at));
                if (at > 0)
                {
                    byJoined.Add((joined.Add(Joined(row, at)), (i << PlaceBits) | (at - 1)));
                }
            }
        }

        _words = words.Build();
        _joined = joined.Build();
        _byWord = new(byWord, _words.Count);
        _byJoined = new(byJoined, _joined.Count);
    }

    public int Count => _names.Length;

    public PersonName this[int number] => _names[number];

    /// <summary>Numbers of names that may score the floor, the likeliest first, at most as many as asked.</summary>
    public IReadOnlyList<int> Near(PersonName query, double floor, int most)
    {
        var row = Row(query);
        if (row.Length == 0 || _names.Length == 0)
        {
            return [];
        }

        var tally = _tally ??= new Tally();
        tally.Begin(_names.Length);
        TallyJoined(tally, row);
        var words = row.Where(word => word.Text.Length > 1).Select(word => _words.Like(word))
            .Select(like => (Like: like, Load: like.Sum(one => _byWord.Of(one.Word).Length)))
            .OrderBy(word => word.Load).ToList();
        var open = row.Length - words.Count;
        for (var i = 0; i < words.Count; i++)
        {
            // Two words must be alike: a name that only the commonest word finds reaches no floor worth asking for,
            // unless an initial of the query may be the other.
            tally.NextWord();
            var isLastOfSeveral = open == 0 && i > 0 && i == words.Count - 1;
            foreach (var (word, likeness) in words[i].Like)
            {
                tally.Add(_byWord.Of(word), likeness, 1, touches: !isLastOfSeveral);
            }
        }

        return tally.Best((number, sum) => Bound(query, number, sum, open), floor, most);
    }

    /// <summary>Two words that the other side writes as one, in both directions.</summary>
    private void TallyJoined(Tally tally, NameToken[] row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            tally.NextWord();
            foreach (var (word, likeness) in _joined.Same(row[at].Text))
            {
                tally.Add(_byJoined.Of(word), likeness * 2, 3, touches: true);
            }

            if (at > 0)
            {
                tally.NextWord();
                foreach (var (word, likeness) in _words.Same(Joined(row, at).Text))
                {
                    tally.Add(_byWord.Of(word), likeness * 2, 3, touches: true);
                }
            }
        }
    }

    /// <summary>The score that the comparison cannot exceed, given the summed likeness of the words.</summary>
    /// <param name="open">Initials of the query, each of which may fit any word.</param>
    private double Bound(PersonName query, int number, double sum, int open)
    {
        var name = _names[number];
        sum += open * NameComparisonOptions.Default.Initial;
        var (words, others) = (query.Given.Length + query.Surnames.Length, name.Given.Length + name.Surnames.Length);
        var fewest = Math.Min(words, others);
        var whole = Math.Min(1, sum / fewest) * NameComparisonOptions.Default.OtherOrder
            * (fewest == 1 && Math.Max(words, others) > 1 ? NameComparisonOptions.Default.OtherGeneration : 1);
        var paired = query.Given.Length > 0 && query.Surnames.Length > 0 && name.Given.Length > 0
            && name.Surnames.Length > 0;
        return paired
            ? Math.Max(whole, Math.Min(1, sum / (Math.Min(query.Given.Length, name.Given.Length)
                + Math.Min(query.Surnames.Length, name.Surnames.Length))))
            : whole;
    }

    private static NameToken Joined(NameToken[] row, int at) => new(row[at - 1].Text + row[at].Text, []);

    private static NameToken[] Row(PersonName name) => [.. name.Given, .. name.Surnames];
}
