using System.Collections.Frozen;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// US Social Security number: area (3), group (2), serial (4). The Social Security Administration never gives out
/// area 000, 666 or 900–999, group 00 or serial 0000, and has withdrawn numbers that advertisements made public.
/// </summary>
public static class Ssn
{
    // Numbers that were printed on sample cards and in advertisements, as the Administration has listed them.
    private static readonly FrozenSet<string> Advertised = new[]
    {
        "002281852", "042103580", "062360749", "078051120", "095073645", "128036045", "135016629", "141186941",
        "165167999", "165187999", "165207999", "165227999", "165247999", "189092294", "212097694", "212099999",
        "219099999", "306302348", "308125070", "457555462", "468288779", "549241889",
    }.ToFrozenSet();

    /// <summary>Nine digits, dashes and spaces tolerated.</summary>
    public static NumberCheck Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var ssn) || ssn.Length != 9 || !NumberText.AllDigits(ssn))
        {
            return NumberCheck.Malformed;
        }

        var area = ssn.AsSpan(0, 3);
        var impossible = area is "000" or "666" || area[0] == '9'
            || ssn.AsSpan(3, 2) is "00" || ssn.AsSpan(5, 4) is "0000";
        return impossible || Advertised.Contains(ssn) ? NumberCheck.NeverIssued(ssn) : NumberCheck.Plausible(ssn);
    }

    /// <summary>The last four digits alone, which the signal also accepts.</summary>
    public static NumberCheck CheckLastFour(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NumberCheck.Missing;
        }

        if (!NumberText.TryCompact(text, out var four) || four.Length != 4 || !NumberText.AllDigits(four))
        {
            return NumberCheck.Malformed;
        }

        return four == "0000" ? NumberCheck.NeverIssued(four) : NumberCheck.Plausible(four);
    }
}
