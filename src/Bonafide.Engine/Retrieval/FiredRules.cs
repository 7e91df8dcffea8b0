using Bonafide.Contracts;
using Bonafide.Core.Facts;
using Bonafide.Core.Rules;
using Bonafide.Core.Scoring;
using Bonafide.Engine.Accounts;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Retrieval;

/// <summary>Reads which rules fired from the fact that was stored with the decision; nothing is judged again.</summary>
internal static class FiredRules
{
    /// <summary>Rulesets of which a rule fired; none once the content is wiped.</summary>
    public static IReadOnlyList<RulesetReply> Of(
        TenantContext tenant, StoredExecution stored, IEnumerable<FactRow> facts)
    {
        if (stored.Key is null)
        {
            return [];
        }

        var decision = new FactSet(StoredFacts.Open(
            tenant.Id, stored, facts.Where(row => row.Kind == DecisionFacts.Kind.Name))).Read(DecisionFacts.Kind);
        return decision.IsKnown
            ? [.. decision.Value!.Decision.Fired.Where(fired => fired.Rules.Count > 0).Select(Ruleset)]
            : [];
    }

    private static RulesetReply Ruleset(FiredRuleset fired) => new(
        fired.Id,
        fired.Name,
        fired.Type.Wire(),
        [.. fired.Rules.Select(rule => new RuleReply(rule.Id, rule.Name, rule.Category, rule.Labels, rule.Score))]);
}
