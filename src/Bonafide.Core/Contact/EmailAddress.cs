using System.Globalization;
using System.Text;

namespace Bonafide.Core.Contact;

/// <summary>Why a text is not an email address.</summary>
public enum EmailProblem
{
    None = 0,
    Empty = 1,

    /// <summary>RFC 5321 §4.5.3.1: local part over 64 octets, domain over 255, or the whole over 254.</summary>
    TooLong = 2,
    NoAtSign = 3,

    /// <summary>RFC 5321 §4.1.2, widened by RFC 6531 §3.3: neither a dot-string nor a quoted string.</summary>
    BadLocalPart = 4,

    /// <summary>Not a name that could be registered; a single label and an all-digit top level count as such.</summary>
    BadDomain = 5,

    /// <summary>
    /// Controls, line separators, direction marks and unpaired surrogates have no place in an address.
    /// </summary>
    ForbiddenCharacter = 6,
}

/// <summary>
/// A parsed mailbox (RFC 5321 §4.1.2, RFC 6531 §3.3). Address literals (<c>user@[192.0.2.1]</c>) are refused as
/// BadDomain: nobody is reached that way over the public network.
/// </summary>
/// <param name="Local">The local part as given, without the quotes that it does not need.</param>
/// <param name="Domain">The domain.</param>
public sealed record EmailAddress(string Local, DomainName Domain)
{
    private const int MaxLocal = 64;
    private const int MaxAddress = 254;

    /// <summary>
    /// What history hashes: one text per mailbox, however it was written. See <see cref="MailboxIdentity"/>.
    /// </summary>
    public string Identity => MailboxIdentity.Of(this);

    public static EmailProblem TryParse(string? text, out EmailAddress? address)
    {
        address = null;
        var input = text.AsSpan().Trim(' ');
        if (input.IsEmpty)
        {
            return EmailProblem.Empty;
        }

        if (input.Length > MaxAddress || Encoding.UTF8.GetByteCount(input) > MaxAddress)
        {
            return EmailProblem.TooLong;
        }

        if (HasForbidden(input))
        {
            return EmailProblem.ForbiddenCharacter;
        }

        var at = input.LastIndexOf('@');
        if (at < 0)
        {
            return EmailProblem.NoAtSign;
        }

        var local = input[..at];
        if (Encoding.UTF8.GetByteCount(local) > MaxLocal)
        {
            return EmailProblem.TooLong;
        }

        if (!TryLocal(local, out var unquoted))
        {
            return EmailProblem.BadLocalPart;
        }

        var domain = DomainName.Parse(input[(at + 1)..]);
        if (domain is null)
        {
            return EmailProblem.BadDomain;
        }

        address = new(unquoted, domain);
        return EmailProblem.None;
    }

    private static bool TryLocal(ReadOnlySpan<char> local, out string unquoted)
    {
        if (local.Length > 1 && local[0] == '"' && local[^1] == '"')
        {
            return TryQuoted(local[1..^1], out unquoted);
        }

        unquoted = local.ToString();
        return IsDotString(local);
    }

    /// <summary>RFC 5321: Dot-string = Atom *("." Atom).</summary>
    private static bool IsDotString(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty || local[0] == '.' || local[^1] == '.')
        {
            return false;
        }

        for (var i = 0; i < local.Length; i++)
        {
            if (local[i] == '.' ? local[i - 1] == '.' : !IsAtomText(local[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryQuoted(ReadOnlySpan<char> content, out string unquoted)
    {
        var text = new StringBuilder(content.Length);
        unquoted = string.Empty;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\\')
            {
                if (++i == content.Length)
                {
                    return false;
                }
            }
            else if (content[i] == '"')
            {
                return false;
            }

            text.Append(content[i]);
        }

        unquoted = text.ToString();
        return unquoted.Length > 0;
    }

    /// <summary>RFC 5322 §3.2.3 atext, and everything beyond ASCII (RFC 6531 §3.3).</summary>
    private static bool IsAtomText(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || c > '\u007F'
        || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal);

    private static bool HasForbidden(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune == Rune.ReplacementChar || category is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return true;
            }
        }

        return false;
    }
}
