using System.Globalization;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>
/// The small pattern language of <see cref="UsLicenceFormats"/>. Every class of character differs from the next
/// one in a pattern, or is followed by the end, so reading greedily is exact.
/// </summary>
internal static class LicencePattern
{
    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            var kind = pattern[0];
            pattern = pattern[1..];
            var (least, most) = Count(ref pattern);
            var taken = 0;
            while (taken < most && taken < text.Length && Fits(kind, text[taken]))
            {
                taken++;
            }

            if (taken < least)
            {
                return false;
            }

            text = text[taken..];
        }

        return text.IsEmpty;
    }

    private static (int Least, int Most) Count(ref ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty || pattern[0] != '{')
        {
            return (1, 1);
        }

        var end = pattern.IndexOf('}');
        var range = pattern[1..end];
        pattern = pattern[(end + 1)..];
        var comma = range.IndexOf(',');
        var least = int.Parse(comma < 0 ? range : range[..comma], CultureInfo.InvariantCulture);
        var most = comma < 0 ? least : int.Parse(range[(comma + 1)..], CultureInfo.InvariantCulture);
        return (least, most);
    }

    private static bool Fits(char kind, char c) => kind switch
    {
        '9' => char.IsAsciiDigit(c),
        'A' => char.IsAsciiLetterUpper(c),
        '*' => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '*',
        _ => c == kind,
    };
}
