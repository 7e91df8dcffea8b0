using Bonafide.Contracts;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Engine.Requests;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Accounts;

/// <summary>Checks <c>workflowDefinition.capabilities</c> (contract 01 §7.2).</summary>
internal static class CapabilityOptionsRules
{
    private const string Path = "workflowDefinition.capabilities.";

    public static CapabilityOptions Check(
        CapabilitiesRequest? request, AccountRules rules, List<Violation> problems)
    {
        var searchType = request?.EkycCheck?.SearchType;
        if (searchType is not (null or "one" or "two"))
        {
            problems.Add(new($"{Path}ekycCheck.searchType", ViolationCodes.InvalidValue, "Must be one or two."));
        }

        var decision = request?.WorkflowDecision;
        return new CapabilityOptions
        {
            EkycSearchType = searchType ?? "one",
            WatchlistSearchProfile = request?.WatchlistScreening?.SearchProfile,
            RiskScoreRulesetId = Ruleset(
                "riskScoreRulesetId", decision?.RiskScoreRulesetId, RulesetKind.RiskScore, rules, problems),
            AdditionalRiskScoreRulesetId = Ruleset(
                "additionalRiskScoreRulesetId", decision?.AdditionalRiskScoreRulesetId,
                RulesetKind.AdditionalRiskScore, rules, problems),
            DecisionLabelRulesetId = Ruleset(
                "decisionLabelRulesetId", decision?.DecisionLabelRulesetId, RulesetKind.DecisionLabel, rules,
                problems),
        };
    }

    /// <summary>The ruleset ids that a request names, for reading them beforehand.</summary>
    public static IEnumerable<Guid> Named(AccountRequest request)
    {
        var decision = request.WorkflowDefinition?.Capabilities?.WorkflowDecision;
        string?[] ids =
            [decision?.RiskScoreRulesetId, decision?.AdditionalRiskScoreRulesetId, decision?.DecisionLabelRulesetId];
        return ids.Select(id => Guid.TryParseExact(id, "D", out var guid) ? guid : (Guid?)null).OfType<Guid>();
    }

    private static Guid? Ruleset(
        string name, string? text, RulesetKind kind, AccountRules rules, List<Violation> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id) && rules.Rulesets.TryGetValue(id, out var known) && known == kind)
        {
            return id;
        }

        problems.Add(new(
            $"{Path}workflowDecision.{name}", ViolationCodes.NotFound,
            "There is no active ruleset of this kind and id."));
        return null;
    }
}
