using System.Text.RegularExpressions;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.Settings;
using Bonafide.Core.Workflows;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Settings;

/// <summary>What settings are checked against, read beforehand so that the check itself is pure.</summary>
public sealed record SettingsRules
{
    public required WorkflowCatalog Catalog { get; init; }

    public required TenantSettings Current { get; init; }

    public required bool AllowLocalUrls { get; init; }

    /// <summary>Active rulesets of the tenant, each with its kind.</summary>
    public required IReadOnlyDictionary<Guid, RulesetKind> Rulesets { get; init; }

    /// <summary>Active clients of the tenant.</summary>
    public required IReadOnlySet<string> Clients { get; init; }

    /// <summary>Whether another tenant has the domain prefix already.</summary>
    public required bool IsPrefixTaken { get; init; }
}

/// <summary>Judges settings whole: everything that is wrong with them, each with its path.</summary>
public static partial class SettingsValidator
{
    private const double MostPerSecond = 100_000;

    public static IReadOnlyList<Violation> Problems(TenantSettings settings, SettingsRules rules)
    {
        var problems = new List<Violation>();
        if (!Locale().IsMatch(settings.DefaultLocale))
        {
            problems.Add(new("defaultLocale", ViolationCodes.InvalidFormat, "Must be a language tag such as en-US."));
        }

        if (settings.DomainPrefix is { } prefix && !Prefix().IsMatch(prefix))
        {
            problems.Add(new(
                "domainPrefix", ViolationCodes.InvalidFormat,
                "Must be 1 to 63 of a-z, 0-9 and dashes, no dash first or last."));
        }
        else if (rules.IsPrefixTaken)
        {
            problems.Add(new("domainPrefix", ViolationCodes.Duplicate, "This prefix is taken."));
        }

        Range("tokenLifetimeMinutes", settings.TokenLifetimeMinutes, 5, 86_400, problems);
        Range("expiryWarningDays", settings.ExpiryWarningDays, 0, 3_650, problems);
        Range("retentionMinutes", settings.RetentionMinutes ?? 1, 1, 100 * 366 * 24 * 60, problems);
        UrlRules.CheckCallback("callbackUrl", settings.CallbackUrl, rules.AllowLocalUrls, problems);
        UrlRules.CheckReturn("successUrl", settings.SuccessUrl, rules.AllowLocalUrls, problems);
        UrlRules.CheckReturn("errorUrl", settings.ErrorUrl, rules.AllowLocalUrls, problems);
        Decisions(settings, rules, problems);
        Documents(settings, rules, problems);
        ScreeningRules.Check(settings.Screening, problems);
        if (settings.BatchClientId is { } client && !rules.Clients.Contains(client))
        {
            problems.Add(new("batchClientId", ViolationCodes.NotFound, "There is no active client of this id."));
        }

        Range("rateLimits.accountsPerSecond", settings.RateLimits.AccountsPerSecond, 0.01, MostPerSecond, problems);
        Range("rateLimits.retrievalPerSecond", settings.RateLimits.RetrievalPerSecond, 0.01, MostPerSecond, problems);
        Range("rateLimits.tokensPerSecond", settings.RateLimits.TokensPerSecond, 0.01, MostPerSecond, problems);
        Range("rateLimits.burstSeconds", settings.RateLimits.BurstSeconds, 0, 3_600, problems);
        return problems;
    }

    private static void Decisions(TenantSettings settings, SettingsRules rules, List<Violation> problems)
    {
        foreach (var (index, _) in settings.DisabledWorkflows.Index()
            .Where(one => rules.Catalog.Find(one.Item) is null))
        {
            problems.Add(new($"disabledWorkflows[{index}]", ViolationCodes.NotFound, "There is no such workflow."));
        }

        if (!rules.Catalog.HasGraph(settings.DependencyGraph))
        {
            problems.Add(new("dependencyGraph", ViolationCodes.InvalidValue, "Must be guide or current."));
        }

        var (passed, warning) = settings.Bands;
        Range("bands.passedUpTo", passed, 0, 100, problems);
        Range("bands.warningUpTo", warning, 0, 100, problems);
        if (passed > warning)
        {
            problems.Add(new("bands", ViolationCodes.OutOfRange, "passedUpTo must not be above warningUpTo."));
        }

        Ruleset("riskScoreRulesetId", settings.RiskScoreRulesetId, RulesetKind.RiskScore);
        Ruleset(
            "additionalRiskScoreRulesetId", settings.AdditionalRiskScoreRulesetId, RulesetKind.AdditionalRiskScore);
        Ruleset("decisionLabelRulesetId", settings.DecisionLabelRulesetId, RulesetKind.DecisionLabel);

        void Ruleset(string name, Guid? id, RulesetKind kind)
        {
            if (id is { } wanted && !(rules.Rulesets.TryGetValue(wanted, out var known) && known == kind))
            {
                problems.Add(new(
                    name, ViolationCodes.NotFound, "There is no active ruleset of this kind and id."));
            }
        }
    }

    private static void Documents(TenantSettings settings, SettingsRules rules, List<Violation> problems)
    {
        foreach (var (country, types) in settings.AcceptedIds ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (!PresetValues.IsCountry(country, isSandbox: true))
            {
                problems.Add(new(
                    $"acceptedIds.{country}", ViolationCodes.InvalidValue, "Must be an alpha-3 code in upper case."));
            }

            problems.AddRange(types.Index()
                .Where(type => !PresetValues.IsType(CredentialCategory.Id, type.Item, settings))
                .Select(type => new Violation(
                    $"acceptedIds.{country}[{type.Index}]", ViolationCodes.InvalidValue,
                    "Must be a type of ID documents.")));
        }

        var codes = settings.CustomDocuments;
        foreach (var (index, document) in codes.Index())
        {
            if (!Code().IsMatch(document.Code) || string.IsNullOrWhiteSpace(document.Name))
            {
                problems.Add(new(
                    $"customDocuments[{index}]", ViolationCodes.InvalidFormat,
                    "Needs a code of 1 to 10 letters, digits, dashes or underscores, and a name."));
            }
            else if (PresetValues.IsReserved(document.Code)
                || codes.Take(index).Any(other => other.Code == document.Code))
            {
                problems.Add(new(
                    $"customDocuments[{index}].code", ViolationCodes.Duplicate, "This code is in use already."));
            }
        }

        // A code stays what it was, because executions name it (contract 07 §4).
        problems.AddRange(rules.Current.CustomDocuments
            .Where(known => codes.All(document => document.Code != known.Code))
            .Select(known => new Violation(
                "customDocuments", ViolationCodes.Required, $"Code {known.Code} can be disabled, not dropped.")));
    }

    private static void Range(string name, double value, double least, double most, List<Violation> problems)
    {
        if (!(value >= least && value <= most))
        {
            problems.Add(new(
                name, ViolationCodes.OutOfRange,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"Must be from {least} to {most}.")));
        }
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Locale();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
