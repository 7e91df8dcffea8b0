using System.Text;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Rules;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Runs;

/// <summary>The rulesets that apply to an execution: those of its request, else the tenant's own.</summary>
internal sealed class RulesetLoader(Database database)
{
    public async Task<EffectiveRulesets> LoadAsync(
        TenantContext tenant, CapabilityOptions options, CancellationToken cancellationToken)
    {
        var settings = tenant.Settings;
        return await database.ReadAsync(
            tenant.Id, session => Read(tenant, settings, options, session), cancellationToken).ConfigureAwait(false);
    }

    private static EffectiveRulesets Read(
        TenantContext tenant, TenantSettings settings, CapabilityOptions options, IReadSession session)
    {
        var isIncomplete = false;
        var rulesets = new EffectiveRulesets
        {
            RiskScore = Find(options.RiskScoreRulesetId ?? settings.RiskScoreRulesetId, RulesetType.RiskScore),
            AdditionalRiskScore = Find(
                options.AdditionalRiskScoreRulesetId ?? settings.AdditionalRiskScoreRulesetId,
                RulesetType.AdditionalRiskScore),
            DecisionLabel = Find(
                options.DecisionLabelRulesetId ?? settings.DecisionLabelRulesetId, RulesetType.DecisionLabel),
        };
        return rulesets with { IsIncomplete = isIncomplete };

        Ruleset? Find(Guid? id, RulesetType type)
        {
            if (id is not { } wanted)
            {
                return null;
            }

            var row = RulesetRows.Find(tenant.Id, session, wanted);
            if (row is not { IsActive: true } || (int)row.Kind != (int)type)
            {
                isIncomplete = true;
                return null;
            }

            return new()
            {
                Id = row.Id,
                Name = row.Name,
                Type = type,
                Rules = Rules(tenant, session, wanted),
            };
        }
    }

    /// <summary>The rules of a ruleset in their order, the inactive ones too.</summary>
    public static IReadOnlyList<Rule> Rules(TenantContext tenant, IReadSession session, Guid ruleset) =>
        [.. RulesetRows.RulesOf(tenant.Id, session, ruleset).Select(row => Rule(tenant, row))];

    private static Rule Rule(TenantContext tenant, RuleRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Category = row.Category ?? string.Empty,
        Description = tenant.Keys.OpenText(row.Id, RulesetRows.DescriptionColumn, row.SealedDescription),
        Labels = row.Label?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        Expression = Encoding.UTF8.GetString(
            tenant.Keys.Open(row.Id, RulesetRows.ExpressionColumn, row.SealedExpression)),
        Score = row.Score ?? 0,
        IsActive = row.IsActive,
    };
}
