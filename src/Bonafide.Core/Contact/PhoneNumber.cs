using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bonafide.Core.Contact;

/// <summary>
/// A phone number as written, reduced to its digits (ITU-T E.123 writes them, E.164 counts them). Whether such a number
/// exists is the numbering plan's question, not this one's.
/// </summary>
/// <param name="Digits">ASCII digits; with the country code when <paramref name="IsInternational"/>.</param>
/// <param name="IsInternational">Written with a plus, or with 00 in its place.</param>
/// <param name="Extension">Digits behind <c>ext</c>, <c>x</c>, <c>#</c> or a comma; null when there are none.</param>
public sealed record PhoneNumber(string Digits, bool IsInternational, string? Extension)
{
    private const int MostText = 64;
    private const int FewestDigits = 3;

    /// <summary>E.164 allows 15; numbers of 17 were in use before it, and the plans still describe some.</summary>
    private const int MostDigits = 17;
    private const int MostExtension = 15;

    private static readonly SearchValues<char> ExtensionStarts = SearchValues.Create("#,x;e");
    private static readonly SearchValues<char> MainSigns = SearchValues.Create("0123456789+-() ./");
    private static readonly string[] ExtensionMarks = [";ext=", "extn.", "extn", "ext.", "ext", "x.", "x", "#", ","];

    public static PhoneProblem TryParse(string? text, out PhoneNumber? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return PhoneProblem.Empty;
        }

        if (text.Length > MostText)
        {
            return PhoneProblem.TooLong;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!TryPlain(c, out var sign))
            {
                return PhoneProblem.ForbiddenCharacter;
            }

            if (sign != '\0')
            {
                plain.Append(sign);
            }
        }

        return Read(plain.ToString().Trim().ToLowerInvariant(), out number);
    }

    private static PhoneProblem Read(string plain, out PhoneNumber? number)
    {
        number = null;
        var body = plain.AsSpan();
        if (body.StartsWith("tel:"))
        {
            body = body[4..];
        }

        var end = body.IndexOfAny(ExtensionStarts);
        string? extension = null;
        if (end >= 0 && !TryExtension(body[end..], out extension))
        {
            return PhoneProblem.Malformed;
        }

        var main = end < 0 ? body : body[..end];
        return main.ContainsAnyExcept(MainSigns) ? PhoneProblem.Malformed : Number(main, extension, out number);
    }

    private static PhoneProblem Number(ReadOnlySpan<char> body, string? extension, out PhoneNumber? number)
    {
        number = null;
        var isInternational = body.TrimStart(" (").StartsWith("+");
        if (body.LastIndexOf('+') > body.IndexOf('+') || (!isInternational && body.Contains('+')))
        {
            return PhoneProblem.Malformed;
        }

        // E.123 §3.2 forbids it, people still write it: the trunk zero of national dialling inside the other form.
        var written = isInternational ? body.ToString().Replace("(0)", string.Empty, StringComparison.Ordinal) : null;
        var digits = DigitsOf(written ?? body);
        if (!isInternational && digits.StartsWith("00", StringComparison.Ordinal))
        {
            (digits, isInternational) = (digits[2..], true);
        }

        if (digits.Length is < FewestDigits or > MostDigits)
        {
            return digits.Length < FewestDigits ? PhoneProblem.TooFewDigits : PhoneProblem.TooManyDigits;
        }

        number = new(digits, isInternational, extension);
        return PhoneProblem.None;
    }

    private static string DigitsOf(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[MostText];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
            }
        }

        return digits[..count].ToString();
    }

    private static bool TryExtension(ReadOnlySpan<char> tail, out string? extension)
    {
        extension = null;
        foreach (var mark in ExtensionMarks)
        {
            if (tail.StartsWith(mark))
            {
                var digits = tail[mark.Length..].Trim();
                extension = digits.ToString();
                return digits.Length is > 0 and <= MostExtension && !digits.ContainsAnyExceptInRange('0', '9');
            }
        }

        return false;
    }

    /// <summary>
    /// The ASCII sign that a character stands for; a zero for marks that are not seen, such as the direction marks that
    /// address books put around numbers. False for what no written number holds.
    /// </summary>
    private static bool TryPlain(char c, out char sign)
    {
        sign = c;
        if (c is >= '0' and <= '9' or '+' or '-' or '(' or ')' or ' ' or '.' or '/' or '#' or ',' or ';' or '=' or ':')
        {
            return true;
        }

        var category = char.GetUnicodeCategory(c);
        sign = c switch
        {
            '\uFF0B' => '+',
            '[' or '\uFF08' => '(',
            ']' or '\uFF09' => ')',
            '~' or '\u223C' or '\uFF5E' or '\u2212' or '\u30FC' => '-',
            '\uFF0F' => '/',
            '\uFF03' => '#',
            '\uFF58' => 'x',
            _ when category == UnicodeCategory.DecimalDigitNumber =>
                (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ when category == UnicodeCategory.SpaceSeparator => ' ',
            _ when category == UnicodeCategory.DashPunctuation => '-',
            _ when category == UnicodeCategory.Format => '\0',
            'e' or 'x' or 't' or 'n' or 'l' or 'E' or 'X' or 'T' or 'N' or 'L' => c,
            _ => '\uFFFF',
        };
        return sign != '\uFFFF';
    }
}
