namespace Bonafide.Sources.Tests.Device;

/// <summary>
/// Reads the test cases of uap-core: a list of flat maps whose values are bare or quoted, one to a line.
/// </summary>
internal static class UserAgentCases
{
    public static IReadOnlyList<Dictionary<string, string?>> Read(TextReader file)
    {
        var cases = new List<Dictionary<string, string?>>();
        while (file.ReadLine() is { } line)
        {
            var text = line.Trim();
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                cases.Add(new(StringComparer.Ordinal));
                text = text[2..].TrimStart();
            }

            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (cases.Count > 0 && colon > 0 && text[0] != '#')
            {
                cases[^1][text[..colon]] = Value(text[(colon + 1)..].Trim());
            }
        }

        return cases;
    }

    /// <summary>YAML 1.2 §7.3: single quotes double themselves, double quotes escape; both may be followed by a
    /// comment.</summary>
    private static string? Value(string text) => text switch
    {
        "" or "null" or "~" => null,
        ['\'', ..] => text[1..text.LastIndexOf('\'')].Replace("''", "'", StringComparison.Ordinal),
        ['"', ..] => text[1..text.LastIndexOf('"')].Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace(@"\\", @"\", StringComparison.Ordinal),
        _ => text.Split(" #")[0].TrimEnd(),
    };
}
