using System.Diagnostics.CodeAnalysis;

namespace Bonafide.Core.Identity.Numbers;

/// <summary>Reading of numbers as people type them: separators dropped, letters upper case, ASCII only.</summary>
internal static class NumberText
{
    /// <summary>Longest text looked at, in characters; no number here is longer than 40 with its separators.</summary>
    internal const int MaxLength = 64;

    /// <summary>
    /// Letters and digits of the text. False when it is too long or holds anything but separators beside.
    /// </summary>
    internal static bool TryCompact(string? text, [NotNullWhen(true)] out string? compact)
    {
        compact = null;
        if (text is null || text.Length > MaxLength)
        {
            return false;
        }

        Span<char> kept = stackalloc char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
            else if (c is 'Ñ' or 'ñ')
            {
                kept[length++] = 'Ñ';
            }
            else if (c is not (' ' or '.' or '-' or '/'))
            {
                return false;
            }
        }

        compact = new string(kept[..length]);
        return true;
    }

    internal static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    internal static bool AllSame(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(text[0]);

    /// <summary>Sum of digit × weight, digits and weights paired from the left.</summary>
    internal static int WeightedSum(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum;
    }

    /// <summary>Reads yyMMdd with a given century; null when there is no such day.</summary>
    internal static DateOnly? Day(ReadOnlySpan<char> yyMMdd, int century)
    {
        if (yyMMdd.Length != 6 || !AllDigits(yyMMdd))
        {
            return null;
        }

        var year = century + Two(yyMMdd);
        var month = Two(yyMMdd[2..]);
        var day = Two(yyMMdd[4..]);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

        static int Two(ReadOnlySpan<char> s) => ((s[0] - '0') * 10) + (s[1] - '0');
    }
}
