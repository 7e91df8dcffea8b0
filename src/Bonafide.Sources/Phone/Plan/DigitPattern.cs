using System.Globalization;

namespace Bonafide.Sources.Phone.Plan;

/// <summary>
/// A pattern over digits as numbering plans write them: digits, <c>\d</c>, classes, groups, alternatives and
/// quantifiers; parsed into a nondeterministic automaton whose states are shared by all patterns of a region.
/// </summary>
internal sealed class DigitPattern
{
    private readonly DigitGraph _graph;
    private readonly string _pattern;
    private int _at;

    private DigitPattern(DigitGraph graph, string pattern)
    {
        _graph = graph;
        _pattern = pattern;
    }

    /// <summary>Adds a pattern to a graph.</summary>
    /// <param name="accept">What a full match means.</param>
    /// <param name="isPrefix">Whether any digits may follow.</param>
    /// <exception cref="InvalidDataException">The pattern holds something else.</exception>
    public static void AddTo(DigitGraph graph, string pattern, PlanTag accept, bool isPrefix)
    {
        var parser = new DigitPattern(graph, pattern);
        var end = parser.Alternatives(graph.Start);
        if (parser._at != pattern.Length)
        {
            throw parser.Unexpected();
        }

        if (isPrefix)
        {
            graph.Edge(end, DigitGraph.AnyDigit, end);
        }

        graph.Accept(end, accept);
    }

    /// <summary>Reads alternatives that all begin at a state; returns the state at which all end.</summary>
    private int Alternatives(int start)
    {
        var end = _graph.NewState();
        _graph.Free(Sequence(start), end);
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            _graph.Free(Sequence(start), end);
        }

        return end;
    }

    private int Sequence(int start)
    {
        var state = _graph.NewState();
        _graph.Free(start, state);
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            state = Quantified(state);
        }

        return state;
    }

    /// <summary>An atom is read again for each repetition, so that every one gets states of its own.</summary>
    private int Quantified(int start)
    {
        var atom = _at;
        var first = Atom(start);
        var (least, most) = Quantifier();
        var after = _at;
        var end = _graph.NewState();
        if (least == 0)
        {
            _graph.Free(start, end);
        }

        var state = first;
        for (var count = 1; count < most; count++)
        {
            if (count >= least)
            {
                _graph.Free(state, end);
            }

            _at = atom;
            state = Atom(state);
        }

        _graph.Free(state, end);
        _at = after;
        return end;
    }

    private int Atom(int start)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '(':
                if (_pattern.AsSpan(_at).StartsWith("?:"))
                {
                    _at += 2;
                }

                var end = Alternatives(start);
                Expect(')');
                return end;
            case '\\':
                Expect('d');
                return _graph.Step(start, DigitGraph.AnyDigit);
            case '[':
                return _graph.Step(start, Class());
            case >= '0' and <= '9':
                return _graph.Step(start, 1 << (c - '0'));
            default:
                throw Unexpected();
        }
    }

    private int Class()
    {
        var digits = 0;
        while (_pattern[_at] != ']')
        {
            var from = _pattern[_at++] - '0';
            var to = from;
            if (_pattern[_at] == '-')
            {
                to = _pattern[_at + 1] - '0';
                _at += 2;
            }

            if (from is < 0 or > 9 || to is < 0 or > 9)
            {
                throw Unexpected();
            }

            for (var digit = from; digit <= to; digit++)
            {
                digits |= 1 << digit;
            }
        }

        _at++;
        return digits;
    }

    private (int Least, int Most) Quantifier()
    {
        if (_at == _pattern.Length || _pattern[_at] is not ('?' or '{'))
        {
            return (1, 1);
        }

        if (_pattern[_at++] == '?')
        {
            return (0, 1);
        }

        var close = _pattern.IndexOf('}', _at);
        var bounds = _pattern[_at..close].Split(',');
        _at = close + 1;
        var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return (least, int.Parse(bounds[^1], CultureInfo.InvariantCulture));
    }

    private void Expect(char c)
    {
        if (_at == _pattern.Length || _pattern[_at] != c)
        {
            throw Unexpected();
        }

        _at++;
    }

    private InvalidDataException Unexpected() => new($"A numbering plan has a pattern of an unknown form at {_at}.");
}
