using System.Globalization;
using System.Text;

namespace Bonafide.Core.Contact;

/// <summary>
/// A domain name of at least two labels in the form that the DNS knows (RFC 1035 §2.3.1, RFC 5891 §4): lower case, each
/// label at most 63 octets, the whole at most 253.
/// </summary>
/// <param name="Ascii">A-labels joined by dots.</param>
/// <param name="Unicode">U-labels joined by dots; equal to <paramref name="Ascii"/> for a plain name.</param>
public sealed record DomainName(string Ascii, string Unicode)
{
    private const int MaxLabel = 63;
    private const int MaxName = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false, AllowUnassigned = false };

    /// <summary>Reads a name; null when it is none that could be registered.</summary>
    public static DomainName? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxName)
        {
            return null;
        }

        return IsPlainLowerCase(text) ? Plain(text.ToString()) : Mapped(text);
    }

    /// <summary>Nearly every name is written as it is stored; it is then neither mapped nor copied twice.</summary>
    private static bool IsPlainLowerCase(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!(c is >= 'a' and <= 'z' or >= '0' and <= '9' or '.' or '-'))
            {
                return false;
            }
        }

        return !text.Contains("xn--", StringComparison.Ordinal);
    }

    private static DomainName? Plain(string name)
    {
        var rest = name.AsSpan();
        var labels = 0;
        while (true)
        {
            var dot = rest.IndexOf('.');
            var label = dot < 0 ? rest : rest[..dot];
            if (!IsLabel(label))
            {
                return null;
            }

            labels++;
            if (dot < 0)
            {
                // RFC 3696 §2: a top-level domain is never all digits; such a name is a mistyped address.
                return labels > 1 && label.ContainsAnyExceptInRange('0', '9') ? new(name, name) : null;
            }

            rest = rest[(dot + 1)..];
        }
    }

    private static DomainName? Mapped(ReadOnlySpan<char> text)
    {
        var folded = Fold(text);
        var ascii = new List<string>();
        var unicode = new List<string>();
        foreach (var label in folded.Split('.'))
        {
            if (!TryLabel(label, out var a, out var u))
            {
                return null;
            }

            ascii.Add(a);
            unicode.Add(u);
        }

        var plain = Plain(string.Join('.', ascii));
        return plain is { Ascii.Length: <= MaxName } ? new(plain.Ascii, string.Join('.', unicode)) : null;
    }

    /// <summary>
    /// Lower case, full-width Latin to plain, the three ideographic full stops to a dot (RFC 5895 §2).
    /// </summary>
    private static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(c switch
            {
                '\u3002' or '\uFF0E' or '\uFF61' => '.',
                >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
                _ => char.ToLowerInvariant(c),
            });
        }

        return folded.ToString();
    }

    private static bool TryLabel(string label, out string ascii, out string unicode)
    {
        ascii = unicode = label;
        try
        {
            if (label.StartsWith("xn--", StringComparison.Ordinal))
            {
                unicode = Idn.GetUnicode(label);
                return IsUnicodeLabel(unicode) && Idn.GetAscii(unicode) == label;
            }

            if (System.Text.Ascii.IsValid(label))
            {
                return IsLabel(label);
            }

            if (!IsUnicodeLabel(label))
            {
                return false;
            }

            ascii = Idn.GetAscii(label);
            return IsLabel(ascii);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>RFC 5891 §4.2.3: letters, marks and digits; no mark in front, no hyphen at an end.</summary>
    private static bool IsUnicodeLabel(string label)
    {
        if (label.Length == 0 || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        var first = true;
        foreach (var rune in label.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var isLetter = category is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber;
            // U+00B7 and U+30FB are the contextual characters that RFC 5892 A.3 and A.7 allow between letters.
            if (!(isLetter || (isMark && !first) || rune.Value is '-' or 0xB7 or 0x30FB))
            {
                return false;
            }

            first = false;
        }

        return !label.Contains(Rune.ReplacementChar.ToString(), StringComparison.Ordinal);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!(c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
