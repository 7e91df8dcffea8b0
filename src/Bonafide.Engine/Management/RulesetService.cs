using Bonafide.Contracts;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Rules;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Requests;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Management;

/// <summary>A tenant's rulesets (contract 07 §3): imported from CSV, looked at, switched, exported.</summary>
public sealed class RulesetService(ManagedWrites writes, TenantContexts tenants, IIds ids, TimeProvider time)
{
    /// <summary>Rulesets of one tenant.</summary>
    public const int MostRulesets = 200;

    public static Parsed<RulesetUpdateRequest> ReadUpdate(ReadOnlyMemory<byte> utf8) => JsonReading.Body(
        utf8, body => new RulesetUpdateRequest(ManagementNames.Read(body, isRequired: false), body.Flag("active")));

    /// <summary>Oldest first, without their rules.</summary>
    /// <exception cref="RequestProblemException">403.</exception>
    public async Task<RulesetListReply> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        new(await writes.ReadAsync(
            actor,
            session => RulesetRows.All(actor.Tenant, session).ConvertAll(row => Reply(row, null)),
            cancellationToken).ConfigureAwait(false));

    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<ManagedRulesetReply> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var (row, rules) = await ReadAsync(actor, id, cancellationToken).ConfigureAwait(false);
        return Reply(row, rules);
    }

    /// <summary>The rules as the CSV that import takes.</summary>
    /// <exception cref="RequestProblemException">403 or 404.</exception>
    public async Task<string> ExportAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var (_, rules) = await ReadAsync(actor, id, cancellationToken).ConfigureAwait(false);
        return RulesetCsv.Export(rules);
    }

    /// <summary>Makes an active ruleset from a CSV.</summary>
    /// <exception cref="RequestProblemException">400 with every problem of the file, 403 or 409.</exception>
    public Task<ManagedRulesetReply> CreateAsync(
        Actor actor, string? name, string? type, string csv, IdempotentRequest repeatable,
        CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) =>
            {
                var kind = KindOf(name, type);
                var rules = Import(csv);
                var now = time.GetUtcNow();
                var row = new RulesetRow(ids.New(), kind, name!, true, now, actor.Id, now);
                var sealedRules = Seal(tenant, row.Id, rules);
                return Task.FromResult(new ManagedWrite<ManagedRulesetReply>(
                    AuditVerbs.RulesetCreate,
                    row.Id,
                    write =>
                    {
                        if (RulesetRows.All(tenant.Id, write).Count >= MostRulesets)
                        {
                            throw new RequestProblemException(
                                ProblemKind.Conflict, $"A tenant has at most {MostRulesets} rulesets.");
                        }

                        RulesetRows.Insert(tenant.Id, write, row);
                        RulesetRows.ReplaceRules(tenant.Id, write, row.Id, sealedRules);
                        return Reply(row, rules);
                    }));
            },
            (_, earlier) => FindAsync(actor, earlier.Resource!.Value, cancellationToken),
            cancellationToken);

    /// <summary>Puts the rules of a CSV in place of all that the ruleset has.</summary>
    /// <exception cref="RequestProblemException">400 with every problem of the file, 403, 404 or 409.</exception>
    public Task<ManagedRulesetReply> ReplaceRulesAsync(
        Actor actor, Guid id, string csv, IdempotentRequest repeatable, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, AuditVerbs.RulesetRules, repeatable, tenant =>
        {
            var rules = Seal(tenant, id, Import(csv));
            return (write, row) =>
            {
                RulesetRows.ReplaceRules(tenant.Id, write, id, rules);
                RulesetRows.Update(tenant.Id, write, id, row.Name, row.IsActive);
            };
        }, cancellationToken);

    /// <summary>Renames a ruleset, or switches it on or off.</summary>
    /// <exception cref="RequestProblemException">400, 403, 404 or 409.</exception>
    public Task<ManagedRulesetReply> UpdateAsync(
        Actor actor, Guid id, Parsed<RulesetUpdateRequest> request, IdempotentRequest repeatable,
        CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, AuditVerbs.RulesetUpdate, repeatable, tenant =>
        {
            ManagedWrites.DemandNone(request.Problems);
            return (write, row) => RulesetRows.Update(
                tenant.Id, write, id, request.Value.Name ?? row.Name, request.Value.Active ?? row.IsActive);
        }, cancellationToken);

    private Task<ManagedRulesetReply> ChangeAsync(
        Actor actor, Guid id, string verb, IdempotentRequest repeatable,
        Func<TenantContext, Action<IWriteTransaction, RulesetRow>> prepare, CancellationToken cancellationToken) =>
        writes.RunAsync(
            actor,
            repeatable,
            (tenant, _) =>
            {
                var change = prepare(tenant);
                return Task.FromResult(new ManagedWrite<ManagedRulesetReply>(verb, id, write =>
                {
                    change(write, Find(actor, write, id));
                    return Reply(Find(actor, write, id), RulesetLoader.Rules(tenant, write, id));
                }));
            },
            (_, _) => FindAsync(actor, id, cancellationToken),
            cancellationToken);

    private async Task<(RulesetRow Row, IReadOnlyList<Rule> Rules)> ReadAsync(
        Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(actor.Tenant, cancellationToken).ConfigureAwait(false);
        return await writes.ReadAsync(
            actor,
            session => (Find(actor, session, id), RulesetLoader.Rules(tenant, session, id)),
            cancellationToken).ConfigureAwait(false);
    }

    private static RulesetRow Find(Actor actor, IReadSession session, Guid id) =>
        RulesetRows.Find(actor.Tenant, session, id) ?? throw RequestProblemException.NotFound();

    private static RulesetKind KindOf(string? name, string? type)
    {
        var problems = new List<Violation>();
        if (name is null || name.Length > ManagementNames.MostCharacters)
        {
            problems.Add(new("name", ViolationCodes.Required, "Must have 1 to 100 characters."));
        }

        ManagementNames.Check(name, (code, message) => problems.Add(new("name", code, message)));
        RulesetKind? kind = Enum.GetValues<RulesetKind>().Where(one => ((RulesetType)one).Wire() == type)
            .Select(one => (RulesetKind?)one).FirstOrDefault();
        if (kind is null)
        {
            problems.Add(new(
                "type", ViolationCodes.InvalidValue,
                "Must be RISK_SCORE, ADDITIONAL_RISK_SCORE or DECISION_LABEL."));
        }

        ManagedWrites.DemandNone(problems);
        return kind!.Value;
    }

    private IReadOnlyList<Rule> Import(string csv)
    {
        var rules = RulesetCsv.Import(csv, ids);
        ManagedWrites.DemandNone([.. rules.Index()
            .Where(rule => !double.IsInteger(rule.Item.Score))
            .Select(rule => new Violation(
                $"rows[{rule.Index + 1}].SCORE", ViolationCodes.WrongType, "A whole number from -100 to 100."))]);
        return rules;
    }

    private static List<RuleRow> Seal(TenantContext tenant, Guid ruleset, IReadOnlyList<Rule> rules) =>
    [
        .. rules.Index().Select(rule => new RuleRow(
            rule.Item.Id,
            ruleset,
            rule.Index,
            rule.Item.Name,
            rule.Item.Category.Length == 0 ? null : rule.Item.Category,
            rule.Item.Labels.Count == 0 ? null : string.Join(',', rule.Item.Labels),
            tenant.Keys.SealText(rule.Item.Id, RulesetRows.ExpressionColumn, rule.Item.Expression)!,
            (int)rule.Item.Score,
            rule.Item.IsActive,
            tenant.Keys.SealText(rule.Item.Id, RulesetRows.DescriptionColumn, rule.Item.Description))),
    ];

    private static ManagedRulesetReply Reply(RulesetRow row, IReadOnlyList<Rule>? rules) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Type = ((RulesetType)row.Kind).Wire(),
        Active = row.IsActive,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Rules = rules is null
            ? null
            : [.. rules.Select(rule => new ManagedRuleReply(
                rule.Id, rule.Name, rule.Category.Length == 0 ? null : rule.Category, rule.Description, rule.Labels,
                rule.Expression, rule.Score, rule.IsActive))],
    };
}
