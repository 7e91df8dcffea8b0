using System.Numerics;

namespace Bonafide.Core.Screening;

/// <summary>Sums, per name, the best likeness of each word of a query; kept per thread and used again.</summary>
internal sealed class Tally
{
    private readonly List<int> _touched = [];
    private float[] _sums = [];
    private float[] _best = [];
    private int[] _words = [];
    private uint[] _places = [];
    private int _word;

    internal void Begin(int names)
    {
        foreach (var number in _touched)
        {
            (_sums[number], _places[number]) = (0, 0);
        }

        _touched.Clear();
        if (_sums.Length < names)
        {
            (_sums, _best, _words, _places) = (new float[names], new float[names], new int[names], new uint[names]);
            _word = 0;
        }
    }

    internal void NextWord() => _word++;

    /// <param name="places">Names with the place of their word, as <see cref="NameIndex"/> packs them.</param>
    /// <param name="covers">Bits of the places covered, from the word's own on: 1, or 3 where it stands for
    /// two.</param>
    /// <param name="touches">False: only names that another word found already are counted.</param>
    internal void Add(ReadOnlySpan<int> places, double likeness, uint covers, bool touches)
    {
        var value = (float)likeness;
        foreach (var place in places)
        {
            var number = place >> NameIndex.PlaceBits;
            if (_sums[number] == 0)
            {
                if (!touches)
                {
                    continue;
                }

                _touched.Add(number);
            }

            _places[number] |= covers << (place & ((1 << NameIndex.PlaceBits) - 1));
            if (_words[number] != _word)
            {
                _words[number] = _word;
                _best[number] = value;
                _sums[number] += value;
            }
            else if (value > _best[number])
            {
                _sums[number] += value - _best[number];
                _best[number] = value;
            }
        }
    }

    /// <summary>The names whose bound reaches the floor, the highest first; ties by number, so that a search
    /// repeats.</summary>
    /// <param name="bound">From number and sum; a sum is never more than the words of the name that are like
    /// any.</param>
    internal IReadOnlyList<int> Best(Func<int, double, double> bound, double floor, int most)
    {
        var kept = new List<(double Bound, int Number)>();
        foreach (var number in _touched)
        {
            var value = bound(number, Math.Min(_sums[number], Covered(number)));
            if (value >= floor)
            {
                kept.Add((value, number));
            }
        }

        kept.Sort((a, b) => b.Bound != a.Bound ? b.Bound.CompareTo(a.Bound) : a.Number.CompareTo(b.Number));
        return [.. kept.Take(most).Select(one => one.Number)];
    }

    private int Covered(int number) => BitOperations.PopCount(_places[number]);
}
