using System.Globalization;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.EmailVerification;

/// <summary>What the seed advises, from best to worst.</summary>
internal enum Advice
{
    LowerFraudRisk = 0,
    ModerateFraudRisk = 1,
    UnclearRisk = 2,
    DataReview = 3,
    FraudReview = 4,
}

/// <summary>
/// A rule that looked at one thing: the finding, and the advice it leads to when the finding is not met.
/// </summary>
internal sealed record RuleResult(Finding Finding, Advice Advice);

/// <summary>The rule table; each rule sees one thing, the worst advice of those that are not met wins.</summary>
internal sealed class EmailVerificationRules(EmailVerificationOptions options)
{
    private const string Lists = "email";
    private const string Dns = "dns";
    private const string Rdap = "rdap";
    private const string Own = "history";

    public IReadOnlyList<RuleResult> Look(EmailVerificationRequest request)
    {
        var email = request.Email;
        var history = request.History;
        return
        [
            Rule("mailboxExists", Text(email.MailboxExists), "true", email.MailboxExists, Advice.FraudReview,
                "connector"),
            Rule("mailDomain", MailDomainName(email.MailDomain), "TAKES_MAIL",
                email.MailDomain == MailDomain.Unknown ? null : email.MailDomain == MailDomain.TakesMail,
                Advice.FraudReview, Dns),
            Rule("mailDomainAnswered", Text(email.MailDomain != MailDomain.Unknown), "true",
                email.MailDomain != MailDomain.Unknown, Advice.UnclearRisk, Dns),
            Rule("disposable", Text(email.IsDisposable), "false", !email.IsDisposable, Advice.FraudReview, Lists),
            Rule("homograph", email.Resemblance == Resemblance.Homograph ? email.Resembles : "none", "none",
                email.Resemblance != Resemblance.Homograph, Advice.FraudReview, Lists),
            Rule("mistypedProvider", email.Resemblance == Resemblance.Typo ? email.Resembles : "none", "none",
                email.Resemblance != Resemblance.Typo, Advice.DataReview, Lists),
            AtMost("otherAccounts", history?.OtherAccountsLast90Days, options.MostOtherAccounts, Advice.DataReview),
            AtMost("rejectedTransactions", history?.RiskyHitsLast90Days, options.MostRiskyHits, Advice.DataReview),
            DomainAge(request),
            Rule("role", Text(email.IsRole), "false", !email.IsRole, Advice.ModerateFraudRisk, Lists),
            Established(request),
        ];
    }

    /// <summary>The finding of a young domain; without RDAP nothing is known and nothing is held against it.</summary>
    private RuleResult DomainAge(EmailVerificationRequest request)
    {
        var days = AgeDays(request);
        return Rule("domainAgeDays", Text(days), Text(options.YoungDomainDays),
            days is null ? null : days >= options.YoungDomainDays, Advice.UnclearRisk, Rdap, "days");
    }

    /// <summary>The lowest risk needs something in favour: our own history, or an organisation's own domain.</summary>
    private RuleResult Established(EmailVerificationRequest request)
    {
        var seen = request.History?.FirstSeen is { } first ? (int)(request.Now - first).TotalDays : (int?)null;
        var isKnown = seen >= options.EstablishedAfterDays || request.Email.IsCorporate == true;
        var measured = request.Email.IsCorporate == true ? "corporate" : Text(seen) ?? "never seen";
        return Rule("established", measured, Text(options.EstablishedAfterDays), isKnown, Advice.ModerateFraudRisk, Own,
            "days");
    }

    public static int? AgeDays(EmailVerificationRequest request) => request.Email.DomainCreatedAt is { } created
        ? (int)(request.Now - created).TotalDays
        : null;

    public static string MailDomainName(MailDomain domain) => domain switch
    {
        MailDomain.Missing => "MISSING",
        MailDomain.NoMailHost => "NO_MAIL_HOST",
        MailDomain.RefusesMail => "REFUSES_MAIL",
        MailDomain.TakesMail => "TAKES_MAIL",
        _ => "UNKNOWN",
    };

    private static RuleResult AtMost(string name, long? measured, int limit, Advice advice) =>
        Rule(name, Text(measured), Text(limit), measured is null ? null : measured <= limit, advice, Own);

    private static RuleResult Rule(
        string name, string? measured, string limit, bool? met, Advice advice, string source, string? unit = null) =>
        new(new Finding(name, measured, limit, met, unit, source), advice);

    private static string? Text(bool? value) => value is null ? null : value.Value ? "true" : "false";

    private static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
