namespace Bonafide.Core.Contact;

/// <summary>
/// Brings the spellings of one mailbox to one text, so that history recognises it. Case is folded for every domain: the
/// RFC lets a host tell <c>Ann</c> from <c>ann</c>, and no provider of note does. Tags and dots are dropped only where
/// the provider documents that it ignores them.
/// </summary>
public static class MailboxIdentity
{
    public static string Of(EmailAddress address)
    {
        var local = address.Local.ToLowerInvariant();
        var domain = address.Domain.Ascii;
        switch (domain)
        {
            case "gmail.com" or "googlemail.com":
                return WithoutTag(local).Replace(".", string.Empty, StringComparison.Ordinal) + "@gmail.com";
            case "outlook.com" or "hotmail.com" or "live.com" or "msn.com" or "icloud.com" or "fastmail.com":
                return WithoutTag(local) + "@" + domain;
            case "proton.me" or "protonmail.com" or "pm.me":
                return WithoutTag(local).Replace(".", string.Empty, StringComparison.Ordinal) + "@proton.me";
            default:
                return local + "@" + domain;
        }
    }

    private static string WithoutTag(string local)
    {
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 ? local[..plus] : local;
    }
}
