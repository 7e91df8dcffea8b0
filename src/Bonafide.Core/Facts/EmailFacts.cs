using Bonafide.Core.Contact;

namespace Bonafide.Core.Facts;

/// <summary>
/// What is known of an email address without writing to it. Null always means "not known"; the address itself is not
/// kept here. Data versions stand on the fact that carries this record.
/// </summary>
public sealed record EmailFacts
{
    public static readonly FactKind<EmailFacts> Kind = new(FactKinds.Email);

    /// <summary>None when the address is well formed; otherwise nothing else is known.</summary>
    public required EmailProblem Problem { get; init; }

    /// <summary>The domain in A-labels, lower case.</summary>
    public string? Domain { get; init; }

    /// <summary>The part that someone registered: one label below the public suffix.</summary>
    public string? RegistrableDomain { get; init; }

    /// <summary>On a list of throw-away mail domains.</summary>
    public bool? IsDisposable { get; init; }

    /// <summary>On a list of free mail providers.</summary>
    public bool? IsWebmail { get; init; }

    /// <summary>The local part names a function (<c>info</c>, <c>billing</c>), not a person.</summary>
    public bool? IsRole { get; init; }

    /// <summary>The great provider that the domain resembles without being it; null when it resembles none.</summary>
    public string? Resembles { get; init; }

    /// <summary>How it resembles it; None when <see cref="Resembles"/> is null.</summary>
    public Resemblance Resemblance { get; init; }

    /// <summary>What the DNS said.</summary>
    public required MailDomain MailDomain { get; init; }

    /// <summary>Whether the mailbox exists. Only a connector or a sandbox value can know; null otherwise.</summary>
    public bool? MailboxExists { get; init; }

    /// <summary>Registration of the domain by RDAP (RFC 9083 §4.5), UTC; null when not asked or not answered.</summary>
    public DateTimeOffset? DomainCreatedAt { get; init; }

    /// <summary>The organisation that the bundled lists name for the domain.</summary>
    public string? Company { get; init; }

    /// <summary>ISO 3166-1 alpha-3 of the country whose registry issued the domain, or of its known company.</summary>
    public string? Country { get; init; }

    /// <summary>True for a known organisation's own domain; null when the lists do not know it.</summary>
    public bool? IsCorporate { get; init; }

    /// <summary>
    /// A connector refused our credentials; only a sandbox value says so until a connector is configured.
    /// </summary>
    public bool IsAccessDenied { get; init; }

    /// <summary>
    /// History given by a sandbox value; null outside of the sandbox, where the history fact holds it.
    /// </summary>
    public SightingHistory? SandboxHistory { get; init; }
}

/// <summary>How a domain resembles a great provider's.</summary>
public enum Resemblance
{
    None = 0,

    /// <summary>One slip of the finger away: <c>gmial.com</c>.</summary>
    Typo = 1,

    /// <summary>Looks the same on a screen by other characters: <c>grnail.com</c>, or a Cyrillic letter.</summary>
    Homograph = 2,
}

/// <summary>What the DNS says of a domain's mail (RFC 5321 §5.1, RFC 7505).</summary>
public enum MailDomain
{
    /// <summary>Not asked, no answer, or an answer that could not be trusted.</summary>
    Unknown = 0,

    /// <summary>The name does not exist.</summary>
    Missing = 1,

    /// <summary>The name exists, and names no host that could take mail.</summary>
    NoMailHost = 2,

    /// <summary>The name says by a null MX that it takes no mail.</summary>
    RefusesMail = 3,

    TakesMail = 4,
}
