using System.Text.RegularExpressions;
using Bonafide.Core.Identity.Numbers;

namespace Bonafide.Core.Documents.Printed;

/// <summary>
/// Numbers of cards and papers that their form alone tells from all other print. Each takes the whole line, so that
/// digits beside them are not read into them.
/// </summary>
internal static partial class PaperNumbers
{
    /// <summary>Groups as cards print them, the digits of which pass Luhn's formula; digits alone.</summary>
    internal static string? Card(string raw) =>
        CardForm().IsMatch(raw) && PaymentCardNumber.Check(raw.Trim()) is { IsPlausible: true } number
            ? number.Canonical
            : null;

    internal static string? CardEnd(string raw) =>
        CardEndForm().Match(raw) is { Success: true } end ? end.Groups["end"].Value : null;

    /// <summary>Two digits of a year are of this century: cards are not valid for longer than some years.</summary>
    internal static string? MonthOfYear(string raw)
    {
        var text = raw.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (MonthForm().Match(text) is not { Success: true } date)
        {
            return null;
        }

        var year = date.Groups["year"].Value;
        return $"{(year.Length == 2 ? "20" : string.Empty)}{year}-{date.Groups["month"].Value}";
    }

    /// <summary>Whether such a number was ever issued is for the checks to judge.</summary>
    internal static string? SocialSecurity(string raw) => SocialSecurityForm().Match(raw) is { Success: true } number
        ? $"{number.Groups[1].Value}-{number.Groups[2].Value}-{number.Groups[3].Value}"
        : null;

    /// <summary>Four groups of four, four-six-five, or one group.</summary>
    [GeneratedRegex(@"^\s*([0-9]{4}[ \-]?[0-9]{4}[ \-]?[0-9]{4}[ \-]?[0-9]{4}|[0-9]{4}[ \-]?[0-9]{6}[ \-]?[0-9]{5}"
        + @"|[0-9]{12,19})\s*$")]
    private static partial Regex CardForm();

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])([X*•·#]{2,12}[ \-]?){1,4}(?<end>[0-9]{4})\s*$|\bending (in )?(?<end>[0-9]{4})\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex CardEndForm();

    [GeneratedRegex("^(?<month>0[1-9]|1[0-2])/(?<year>(20)?[0-9]{2})$")]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"^\s*([0-9]{3})[ \-\u2013]([0-9]{2})[ \-\u2013]([0-9]{4})\s*$")]
    private static partial Regex SocialSecurityForm();
}
