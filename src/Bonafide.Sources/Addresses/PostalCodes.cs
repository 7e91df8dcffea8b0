using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Bonafide.Sources.Addresses;

/// <summary>Postal codes as keys, their slips, and the parts that tables of some countries stop at.</summary>
internal static class PostalCodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Patterns as read; they come from the pack alone, so there are no more than it has.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Upper-case ASCII letters and digits; a country prefix as in "LV-1050" stays.</summary>
    public static string Key(string? text) =>
        text is null ? string.Empty : string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    public static bool Fits(string pattern, string code) =>
        Of($"^(?:{pattern})$").IsMatch(code);

    public static bool Begins(string pattern, string code) =>
        Of($"^(?:{pattern})").IsMatch(code);

    private static Regex Of(string pattern) => Patterns.GetOrAdd(
        pattern, one => new(one, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience));

    /// <summary>
    /// The code as meant: as given, with a lost leading zero, or with O and I read as digits; null when none fits.
    /// </summary>
    public static (string Code, bool IsRepaired)? Read(string given, string pattern)
    {
        var code = given.Trim();
        if (Fits(pattern, code))
        {
            return (code, false);
        }

        string[] repairs =
        [
            $"0{code}",
            code.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1'),
            Key(code),
        ];
        return repairs.Where(repair => Fits(pattern, repair)).Select(repair => ((string, bool)?)(repair, true))
            .FirstOrDefault();
    }

    /// <summary>
    /// Keys under which a table may hold a code, the finest first: whole; for US ZIP+4 the ZIP+2 and the ZIP; for codes
    /// of area and delivery part the area.
    /// </summary>
    public static IEnumerable<string> Keys(string alpha2, string code)
    {
        var key = Key(code);
        yield return key;
        if (alpha2 == "US" && key.Length == 9)
        {
            yield return key[..7];
            yield return key[..5];
        }
        else if (alpha2 is "CA" or "IE" && key.Length > 3)
        {
            yield return key[..3];
        }
        else if (alpha2 == "NL" && key.Length > 4)
        {
            yield return key[..4];
        }
        else if (alpha2 is "GB" or "GG" or "JE" or "IM" && key.Length > 4)
        {
            yield return key[..^3];
        }

        // Tables leave the country prefix of "LV-1050" out as often as not.
        if (key.StartsWith(alpha2, StringComparison.Ordinal) && key.Length > 2)
        {
            yield return key[2..];
        }
    }
}
