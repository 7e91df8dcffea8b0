using Bonafide.Core.Contact;
using Bonafide.Core.Facts;

namespace Bonafide.Sources.Email;

/// <summary>
/// Test addresses for tenants of kind sandbox, under a name that RFC 2606 reserves. Each brings facts, and the ordinary
/// rules judge them; <c>docs/sandbox.md</c> lists them.
/// </summary>
public static class SandboxEmails
{
    public const string Domain = "sandbox.example";

    private static readonly DataVersion Version = new("sandbox", "1");

    private static readonly EmailFacts Plain = new()
    {
        Problem = EmailProblem.None,
        Domain = Domain,
        RegistrableDomain = Domain,
        MailDomain = MailDomain.TakesMail,
        IsDisposable = false,
        IsWebmail = false,
        IsRole = false,
    };

    /// <summary>The values: address without its domain, what it brings, and in a sentence why.</summary>
    internal static readonly IReadOnlyList<SandboxEmail> All =
    [
        new("verified", "A mailbox that exists, at a known company, seen before", now => Plain with
        {
            MailboxExists = true,
            Company = "Example Corporation",
            Country = "USA",
            IsCorporate = true,
            DomainCreatedAt = new DateTimeOffset(1995, 8, 13, 4, 0, 0, TimeSpan.Zero),
            SandboxHistory = SeenBefore(now),
        }),
        new("webmail", "A free provider's mailbox, never seen before", _ => Plain with
        {
            IsWebmail = true,
            IsCorporate = false,
            Company = "Example Mail",
            Country = "AUT",
            SandboxHistory = new(),
        }),
        new("info", "A role address of an unknown domain", _ => Plain with { IsRole = true, SandboxHistory = new() }),
        new("unclear", "A domain that the DNS did not answer for", _ => Plain with { MailDomain = MailDomain.Unknown }),
        new("young", "A domain registered five days ago", now => Plain with { DomainCreatedAt = now.AddDays(-5) }),
        new("typo", "One slip away from a great provider", _ => Plain with
        {
            Resembles = "gmail.com",
            Resemblance = Resemblance.Typo,
        }),
        new("shared", "Seen on many other accounts", now => Plain with
        {
            SandboxHistory = SeenBefore(now) with { OtherAccountsLast90Days = 12, Hits = 14 },
        }),
        new("risky", "Seen in several rejected transactions", now => Plain with
        {
            SandboxHistory = SeenBefore(now) with { RiskyHitsLast90Days = 5 },
        }),
        new("homograph", "Looks like a great provider by other characters", _ => Plain with
        {
            Resembles = "gmail.com",
            Resemblance = Resemblance.Homograph,
        }),
        new("disposable", "A throw-away mail domain", _ => Plain with { IsDisposable = true }),
        new("nomailbox", "The domain takes mail, the mailbox does not exist", _ => Plain with
        {
            MailboxExists = false,
        }),
        new("nodomain", "A domain that does not exist", _ => Plain with { MailDomain = MailDomain.Missing }),
        new("nomail", "A domain that takes no mail", _ => Plain with { MailDomain = MailDomain.RefusesMail }),
        new("denied", "The source refuses our credentials", _ => Plain with { IsAccessDenied = true }),
        new("failing", "The source fails", _ => null),
    ];

    private static readonly Dictionary<string, SandboxEmail> ByLocal =
        All.ToDictionary(value => value.Local, StringComparer.Ordinal);

    /// <summary>The fact of a test address; null when the text is none.</summary>
    internal static Fact? Find(string text, DateTimeOffset now)
    {
        if (EmailAddress.TryParse(text, out var address) != EmailProblem.None || address!.Domain.Ascii != Domain
            || !ByLocal.TryGetValue(address.Local.ToLowerInvariant(), out var value))
        {
            return null;
        }

        return value.Facts(now) is { } facts
            ? Fact.Known(EmailFacts.Kind, null, facts, Version)
            : Fact.Unknown(FactKinds.Email, null, FactStatus.Failed, Version);
    }

    private static SightingHistory SeenBefore(DateTimeOffset now) => new()
    {
        FirstSeen = now.AddDays(-400),
        LastSeen = now.AddDays(-20),
        Hits = 1,
        HitsLast90Days = 1,
        DaysSeenLast90Days = 1,
    };
}

/// <param name="Local">The part before the at sign.</param>
/// <param name="Facts">The facts at an instant; null stands for a source that fails.</param>
internal sealed record SandboxEmail(string Local, string Why, Func<DateTimeOffset, EmailFacts?> Facts);
