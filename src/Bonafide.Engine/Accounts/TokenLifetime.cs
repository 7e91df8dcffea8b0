using System.Globalization;
using System.Text.RegularExpressions;

namespace Bonafide.Engine.Accounts;

/// <summary>The <c>tokenLifetime</c> of a request: a number and a unit (contract 01 §7).</summary>
public static partial class TokenLifetime
{
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Most = TimeSpan.FromDays(60);

    /// <summary>Whether the text has the form; the span is null when it is outside of 5 minutes to 60 days.</summary>
    public static bool TryParse(string text, out TimeSpan? lifetime)
    {
        lifetime = null;
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var seconds = match.Groups[2].Value switch { "s" => 1L, "m" => 60, "h" => 3_600, _ => 86_400 };
        if (long.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var count)
            && count is > 0 and <= 10_000_000
            && TimeSpan.FromSeconds(count * seconds) is var span
            && span >= Least && span <= Most)
        {
            lifetime = span;
        }

        return true;
    }

    [GeneratedRegex(@"^([+-]?[0-9]+)([smhd]{1})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
