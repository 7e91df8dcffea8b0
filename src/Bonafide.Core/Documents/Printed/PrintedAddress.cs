using System.Text.RegularExpressions;

namespace Bonafide.Core.Documents.Printed;

/// <summary>A printed address in its parts; what cannot be told apart is null.</summary>
public sealed partial record PrintedAddress(string? Line1, string? City, string? Subdivision, string? PostalCode)
{
    /// <summary>
    /// Told apart by the postal code: before the town, after it, or after town and state. Null without a postal code,
    /// since then nothing says which part is which.
    /// </summary>
    public static PrintedAddress? Read(IReadOnlyList<string> lines)
    {
        var parts = lines.SelectMany(line => LostComma().Replace(line, ",").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        for (var at = 0; at < parts.Count; at++)
        {
            var before = at > 0 ? parts[at - 1] : null;
            var found = CodeFirst().Match(parts[at]) is { Success: true } first
                    ? new PrintedAddress(null, first.Groups["town"].Value, null, first.Groups["code"].Value)
                : StateAndCode().Match(parts[at]) is { Success: true } state && before is not null
                    ? new(null, before, state.Groups["state"].Value, state.Groups["code"].Value)
                : CodeLast().Match(parts[at]) is { Success: true } last
                    ? new(null, last.Groups["town"].Value, null, last.Groups["code"].Value)
                : CodeAlone().IsMatch(parts[at]) && before is not null
                    ? before.Length == 2 && at > 1
                        ? new(null, parts[at - 2], before, parts[at])
                        : new(null, before, null, parts[at])
                : null;
            if (found is not null)
            {
                var street = parts.FirstOrDefault(part => part != parts[at] && part != found.City);
                return found with
                {
                    Line1 = street, City = found.City is null ? null : PrintedWords.WithoutDigits(found.City),
                };
            }
        }

        return null;
    }

    /// <summary>Mexico writes C.P. before it.</summary>
    private const string Code = @"(?:C\.? ?P\.? ?)?(?<code>[0-9]{4,6}(?:-[0-9]{3,4})?"
        + @"|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})";

    /// <summary>With a digit only between letters or at the end of a word, where it is a letter misread.</summary>
    private const string Town =
        @"(?<town>\p{L}(?:[\p{L} .'\-]|(?<=\p{L})[01568](?=\p{L})|(?<=\p{L}{2})[01568](?![0-9]))+?)";

    /// <summary>A full stop where a comma stands: behind the number of a house, and between a town and the code, with
    /// or without the state before it.</summary>
    [GeneratedRegex(@"(?<=[0-9])\.(?= ?\p{L}[\p{L}01568]{2})"
        + @"|(?<=\p{L}{3})\.(?= ?(?:[A-Z]{2},? ?)?(?:[0-9]{5}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])(?![0-9]))")]
    private static partial Regex LostComma();

    [GeneratedRegex("^" + Code + @"\s*" + Town + "$")]
    private static partial Regex CodeFirst();

    /// <summary>The gap may not have been seen before five digits; fewer may be a code with its country.</summary>
    [GeneratedRegex(@"^(?<state>[A-Z]{2})(?:\s+|(?=[0-9]{5}))" + Code + "$")]
    private static partial Regex StateAndCode();

    [GeneratedRegex("^" + Town + @"\s+" + Code + "$")]
    private static partial Regex CodeLast();

    [GeneratedRegex("^" + Code + "$")]
    private static partial Regex CodeAlone();
}
