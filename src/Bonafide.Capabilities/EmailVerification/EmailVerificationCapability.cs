using System.Globalization;
using System.Text.Json.Nodes;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;

namespace Bonafide.Capabilities.EmailVerification;

/// <summary>Judges an email address by its domain, its form and our own history (contract 04 §9, ruling 22).</summary>
internal sealed class EmailVerificationCapability(EmailVerificationOptions options) : ICapability
{
    private readonly EmailVerificationRules _rules = new(options);

    public string Name => CapabilityNames.EmailVerification;

    public IReadOnlyList<string> Needs => [FactKinds.Email, FactKinds.History];

    public bool HasData => true;

    public IReadOnlyList<LabelDefinition> Labels => EmailVerificationLabels.All;

    public IReadOnlyList<CredentialGroup> Groups(ExecutionView execution) =>
        [.. execution.Of(CredentialCategory.Data).Select(credential => CredentialGroup.Of(credential))];

    public CapabilityOutcome Judge(CapabilityInput input)
    {
        // 1. Without an address, or without an answer about it, there is nothing to judge.
        var (request, label) = EmailVerificationRequest.From(input);
        if (request is null)
        {
            return CapabilityOutcome.NotExecuted(input.Group, label!, HasData);
        }

        // 2. Every rule looks; the worst advice of those that are not met wins.
        var results = _rules.Look(request);
        var advice = results.Where(result => result.Finding.Met == false)
            .Select(result => result.Advice).DefaultIfEmpty(Advice.LowerFraudRisk).Max();

        // 3. Ruling 22 maps the advice to the decision.
        var (decision, risk) = advice switch
        {
            Advice.LowerFraudRisk or Advice.ModerateFraudRisk => (Decision.Passed, EmailVerificationLabels.LowRisk),
            Advice.FraudReview => (Decision.Rejected, EmailVerificationLabels.HighRisk),
            _ => (Decision.Warning, EmailVerificationLabels.MediumRisk),
        };
        return CapabilityOutcome.Of(input.Group, decision, risk) with
        {
            Data = Data(request, advice),
            Findings = [.. results.Select(result => result.Finding)],
        };
    }

    /// <summary>The seed's fields in the sample's order; what is not known is left out.</summary>
    private JsonObject Data(EmailVerificationRequest request, Advice advice)
    {
        var email = request.Email;
        var data = new JsonObject();
        Add(data, "emailVerificationStatus", Status(email));
        Add(data, "firstVerifiedAt", Instant(request.History?.FirstSeen));
        Add(data, "totalHits", (request.History?.Hits + 1)?.ToString(CultureInfo.InvariantCulture));
        Add(data, "emailExists", email.MailboxExists ?? (CannotTakeMail(email) ? false : null));
        Add(data, "domainExists",
            email.MailDomain == MailDomain.Unknown ? null : email.MailDomain != MailDomain.Missing);
        Add(data, "domainName", email.Domain);
        Add(data, "domainCompany", email.Company);
        Add(data, "domainRiskLevel", DomainRiskLevel(request));
        Add(data, "domainCreationDate", Instant(email.DomainCreatedAt));
        Add(data, "advice", AdviceName(advice));
        Add(data, "domainCountry", email.Country);
        Add(data, "domainCategory", email.IsWebmail == true ? "Webmail" : null);
        Add(data, "domainCorporate", email.IsCorporate);
        return data;
    }

    /// <summary>"Verified" is said of a mailbox that is known to exist, and of no other.</summary>
    private static string Status(EmailFacts email) => email switch
    {
        { MailboxExists: true } => "Verified",
        { MailboxExists: false } => "Invalid",
        _ when CannotTakeMail(email) => "Invalid",
        { MailDomain: MailDomain.TakesMail } => "ValidDomain",
        _ => "Unverified",
    };

    private static bool CannotTakeMail(EmailFacts email) =>
        email.MailDomain is MailDomain.Missing or MailDomain.NoMailHost or MailDomain.RefusesMail;

    private string DomainRiskLevel(EmailVerificationRequest request)
    {
        var email = request.Email;
        var age = EmailVerificationRules.AgeDays(request);
        if (CannotTakeMail(email) || email.IsDisposable == true || email.Resemblance == Resemblance.Homograph
            || age < options.YoungDomainDays)
        {
            return "HIGH";
        }

        if (email.MailDomain == MailDomain.Unknown || email.Resemblance == Resemblance.Typo)
        {
            return "MEDIUM";
        }

        return email.IsCorporate == true ? "VERY_LOW"
            : email.IsWebmail == true || age >= options.OldDomainDays ? "LOW"
            : "MEDIUM";
    }

    private static string AdviceName(Advice advice) => advice switch
    {
        Advice.LowerFraudRisk => "LOWER_FRAUD_RISK",
        Advice.ModerateFraudRisk => "MODERATE_FRAUD_RISK",
        Advice.UnclearRisk => "UNCLEAR_RISK",
        Advice.DataReview => "DATA_REVIEW",
        _ => "FRAUD_REVIEW",
    };

    private static string? Instant(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Add(JsonObject data, string name, string? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }

    private static void Add(JsonObject data, string name, bool? value)
    {
        if (value is not null)
        {
            data[name] = value.Value;
        }
    }
}
