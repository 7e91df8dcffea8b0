using System.Globalization;

namespace Bonafide.Bench;

/// <summary>What follows the name of a figure: <c>rows=1000000</c>.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, string> given)
{
    public static Arguments Parse(IEnumerable<string> words) => new(words
        .Select(word => word.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : string.Empty, StringComparer.Ordinal));

    public int Number(string name, int usual) =>
        given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public string? Text(string name) => given.GetValueOrDefault(name);
}
