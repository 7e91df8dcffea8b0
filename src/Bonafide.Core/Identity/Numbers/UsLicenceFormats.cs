using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// Formats of US driving-licence numbers by jurisdiction, as the motor-vehicle administrators publish them
/// (AAMVA, "License Number Format by State"). A pattern is a row of: A letter, 9 digit, any other character
/// itself, and {m,n} or {n} repeats what stands before it. Several patterns are separated by a bar.
/// </summary>
public static class UsLicenceFormats
{
    private static readonly FrozenDictionary<string, string> Patterns = new Dictionary<string, string>
    {
        ["AL"] = "9{1,8}",
        ["AR"] = "9{4,9}",
        ["AZ"] = "A9{8,9}|AA9{2,5}|9{9}",
        ["CO"] = "9{9}|A9{3,6}|AA9{2,5}",
        ["CT"] = "9{9}",
        ["DC"] = "9{7}|9{9}",
        ["DE"] = "9{1,7}",
        ["FL"] = "A9{12}",
        ["GA"] = "9{7,9}",
        ["HI"] = "A9{8}|9{9}",
        ["IA"] = "9{9}|9{3}AA9{4}",
        ["ID"] = "AA9{6}A|9{9}",
        ["IL"] = "A9{11,12}",
        ["IN"] = "A9{9}|9{9,10}",
        ["KS"] = "A9A9A|A9{8}|9{9}",
        ["KY"] = "A9{8,9}|9{9}",
        ["MA"] = "A9{8}|AA9{7}|9{9}",
        ["MD"] = "A9{12}|AA9{11}",
        ["ME"] = "9{7}|9{7}A|9{8}",
        ["MI"] = "A9{10}|A9{12}",
        ["MO"] = "A9{5,9}|A9{6}R|9{8}AA|9{9}A|9{9}|9{3}A9{6}",
        ["MS"] = "9{9}",
        ["MT"] = "A9{8}|9{9}|9{13,14}",
        ["NC"] = "9{1,12}",
        ["ND"] = "AAA9{6}|9{9}",
        ["NE"] = "A9{6,8}",
        ["NJ"] = "A9{14}",
        ["NM"] = "9{8,9}",
        ["NV"] = "9{9,10}|9{12}|X9{8}",
        ["OH"] = "A9{4,8}|AA9{3,7}|9{8}",
        ["OR"] = "9{1,9}|A9{6}",
        ["RI"] = "9{7,8}|A9{6}",
        ["SD"] = "9{6,10}|9{12}",
        ["TN"] = "9{7,9}",
        ["TX"] = "9{7,8}",
        ["VA"] = "A9{8,11}|9{9}",
        ["VT"] = "9{8}|9{7}A",
        ["WA"] = "*{12}",
        ["WI"] = "A9{13}",
        ["WV"] = "9{7}|A9{6}|AA9{5,6}",
        ["WY"] = "9{9,10}",
    }.ToFrozenDictionary();

    /// <summary>The 41 jurisdictions whose formats are known, which are those of the seed's table.</summary>
    public static IReadOnlyCollection<string> States => Patterns.Keys;

    /// <summary>False only when the jurisdiction is known and the number fits none of its formats.</summary>
    /// <param name="state">Two letters, upper case.</param>
    /// <param name="number">The number; spaces and dashes are dropped.</param>
    public static bool Fits(string state, string number)
    {
        if (!Patterns.TryGetValue(state, out var patterns))
        {
            return true;
        }

        if (number.Length > NumberText.MaxLength)
        {
            return false;
        }

        var compact = number.Replace(" ", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        foreach (var pattern in patterns.Split('|'))
        {
            if (LicencePattern.Matches(pattern, compact))
            {
                return true;
            }
        }

        return false;
    }
}
