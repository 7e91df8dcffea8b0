using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Bonafide.Sources.Packs;

namespace Bonafide.Sources.Device;

/// <summary>
/// One list of uap-core (user agents, systems or devices): patterns in order, of which the first that matches decides,
/// each with texts that take the place of its groups (uap-core, docs/specification.md).
/// </summary>
/// <param name="groups">Which group fills each field that has no text; 0 for none.</param>
internal sealed class UserAgentPatterns(PackFile pack, string name, IReadOnlyList<int> groups)
{
    /// <summary>Set in <see cref="Flags"/> when case does not matter.</summary>
    internal const uint IgnoreCase = 1;

    internal const string Flags = ".flags";
    internal const string Patterns = ".patterns";

    /// <summary>An ordinary pattern takes microseconds; a busy machine may still keep it waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TextTable _texts = new(pack, name);
    private readonly ConcurrentDictionary<int, Regex> _compiled = new();

    /// <summary>The fields as the first matching pattern gives them; null when none matches.</summary>
    public string?[]? Match(string userAgent)
    {
        var flags = pack.Section<uint>(name + Flags);
        for (var at = 0; at < flags.Length; at++)
        {
            var match = Pattern(at).Match(userAgent);
            if (match.Success)
            {
                return [.. groups.Select((group, field) => Value(match, Text(at, 1 + field), group))];
            }
        }

        return null;
    }

    /// <summary>Compiled when first tried, since most are never reached.</summary>
    private Regex Pattern(int at) => _compiled.GetOrAdd(at, index => new Regex(
        Text(index, 0),
        RegexOptions.CultureInvariant
            | (pack.Section<uint>(name + Flags)[index] == IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None),
        Patience));

    private string Text(int at, int column) =>
        _texts[(int)pack.Section<uint>(name + Patterns)[(at * (1 + groups.Count)) + column]];

    /// <summary>A replacement with $1 to $9 filled in; without one the field's own group.</summary>
    private static string? Value(Match match, string replacement, int own)
    {
        if (replacement.Length == 0)
        {
            return own > 0 && match.Groups[own] is { Success: true } found && found.Value.Trim() is { Length: > 0 } text
                ? text
                : null;
        }

        for (var group = 1; group < 10 && replacement.Contains('$', StringComparison.Ordinal); group++)
        {
            replacement = replacement.Replace($"${group}", match.Groups[group].Value, StringComparison.Ordinal);
        }

        return replacement.Trim() is { Length: > 0 } filled ? filled : null;
    }
}
