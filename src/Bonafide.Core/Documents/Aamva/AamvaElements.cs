namespace Bonafide.Core.Documents.Aamva;

/// <summary>The elements of a licence's or identification card's subfile: three letters each, then the value.</summary>
internal sealed class AamvaElements
{
    private const int MostElements = 120;

    /// <summary>Longer than any element of any version.</summary>
    private const int LongestValue = 120;

    private static readonly string[] CardTypes = ["DL", "ID", "EN"];

    private readonly Dictionary<string, string> _values = [];

    private AamvaElements(string type) => Type = type;

    /// <summary>DL, ID or EN (a licence that is a border-crossing document too).</summary>
    public string Type { get; }

    /// <summary>Trimmed; null when the element is not there, is empty, or says that there is nothing to say.</summary>
    public string? this[string id] => _values.GetValueOrDefault(id) is { Length: > 0 } value && !IsNothing(value)
        ? value
        : null;

    public bool Has(string id) => _values.ContainsKey(id);

    /// <summary>Null when no card's subfile can be found.</summary>
    public static AamvaElements? Read(string text, AamvaHeader header, List<string> problems)
    {
        foreach (var type in CardTypes)
        {
            if (Subfile(text, header, type, problems) is { } body)
            {
                var elements = new AamvaElements(type);
                elements.Fill(body, problems);
                return elements;
            }
        }

        problems.Add(AamvaProblems.SubfileMissing);
        return null;
    }

    /// <summary>What follows the type, up to the segment's end.</summary>
    private static string? Subfile(string text, AamvaHeader header, string type, List<string> problems)
    {
        var place = header.Subfiles.FirstOrDefault(subfile => subfile.Type == type);
        var at = place?.Offset ?? -1;
        if (at < header.End || at + 5 > text.Length || !StartsCard(text, at, type))
        {
            // Offsets are often off by one or count another encoding; the type before an element's letters is not.
            at = Math.Min(header.End, text.Length);
            while ((at = text.IndexOf(type, at, StringComparison.Ordinal)) >= 0 && !StartsCard(text, at, type))
            {
                at++;
            }

            if (at < 0)
            {
                return null;
            }

            problems.Add(AamvaProblems.SubfilePlace);
        }

        var end = text.IndexOf('\r', at);
        return text[(at + 2)..(end < 0 ? text.Length : end)];
    }

    private static bool StartsCard(string text, int at, string type) =>
        at + 5 <= text.Length && string.CompareOrdinal(text, at, type, 0, 2) == 0
        && text[at + 2] == 'D' && text.AsSpan(at + 3, 2).ContainsOnlyUpperLetters();

    private void Fill(string body, List<string> problems)
    {
        foreach (var line in body.Split('\n'))
        {
            if (line.Length < 3 || !line.AsSpan(0, 3).ContainsOnlyUpperLetters())
            {
                continue;
            }

            var (id, value) = (line[..3], Printable(line.AsSpan(3)));
            if (value.Length > LongestValue)
            {
                problems.Add($"{AamvaProblems.ElementTooLong}:{id}");
            }
            else if (_values.Count == MostElements)
            {
                problems.Add(AamvaProblems.TooManyElements);
                return;
            }
            else if (!_values.TryAdd(id, value) && _values[id] != value)
            {
                problems.Add($"{AamvaProblems.ElementRepeated}:{id}");
            }
        }
    }

    private static string Printable(ReadOnlySpan<char> value) =>
        string.Concat(value.ToString().Where(sign => !char.IsControl(sign))).Trim();

    /// <summary>D.12.5: NONE where a mandatory element has no data, unavl where it is not available.</summary>
    private static bool IsNothing(string value) =>
        value.Equals("NONE", StringComparison.OrdinalIgnoreCase)
        || value.Equals("unavl", StringComparison.OrdinalIgnoreCase);
}

internal static class AamvaText
{
    internal static bool ContainsOnlyUpperLetters(this ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('A', 'Z');
}
