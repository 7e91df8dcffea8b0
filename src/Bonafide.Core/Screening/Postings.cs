namespace Bonafide.Core.Screening;

/// <summary>For each key a row of numbers, all in one array.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _numbers;

    internal Postings(List<(int Key, int Number)> pairs, int keys)
    {
        _starts = new int[keys + 1];
        foreach (var (key, _) in pairs)
        {
            _starts[key + 1]++;
        }

        for (var key = 0; key < keys; key++)
        {
            _starts[key + 1] += _starts[key];
        }

        _numbers = new int[pairs.Count];
        var next = _starts.AsSpan(0, keys).ToArray();
        foreach (var (key, number) in pairs)
        {
            _numbers[next[key]++] = number;
        }
    }

    internal ReadOnlySpan<int> Of(int key) => _numbers.AsSpan(_starts[key].._starts[key + 1]);
}
