using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Rows;

/// <summary>The three kinds of rulesets (contract 03 §3.4).</summary>
public enum RulesetKind
{
    RiskScore = 1,
    AdditionalRiskScore = 2,
    DecisionLabel = 3,
}

public sealed record RulesetRow(
    Guid Id,
    RulesetKind Kind,
    string Name,
    bool IsActive,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt);

/// <param name="SealedExpression">The condition, sealed under the tenant's key: it may name values.</param>
/// <param name="Score">-100 to 100, for the two score kinds.</param>
/// <param name="Label">For the decision-label kind.</param>
public sealed record RuleRow(
    Guid Id,
    Guid Ruleset,
    int Ordinal,
    string Name,
    string? Category,
    string? Label,
    byte[] SealedExpression,
    int? Score,
    bool IsActive,
    byte[]? SealedDescription = null);

public static class RulesetRows
{
    public const string ExpressionColumn = "rules.sealed_expression";
    public const string DescriptionColumn = "rules.sealed_description";

    private static readonly Table Rulesets = SchemaModel.Current["rulesets"];
    private static readonly Table Rules = SchemaModel.Current["rules"];

    private static readonly string AllSql =
        $"select {Rulesets.ColumnList} from rulesets where tenant_id = @tenant_id order by created_at, id";

    private static readonly string ByIdSql =
        $"select {Rulesets.ColumnList} from rulesets where tenant_id = @tenant_id and id = @id";

    private static readonly string RulesSql =
        $"select {Rules.ColumnList} from rules where tenant_id = @tenant_id and ruleset_id = @ruleset_id "
        + "order by ordinal";

    public static void Insert(TenantId tenant, IWriteTransaction write, RulesetRow row) =>
        write.Execute(
            Rulesets.Insert,
            ("tenant_id", tenant),
            ("id", row.Id),
            ("kind", (int)row.Kind),
            ("name", row.Name),
            ("active", row.IsActive),
            ("created_at", row.CreatedAt),
            ("created_by", row.CreatedBy),
            ("updated_at", row.UpdatedAt));

    public static List<RulesetRow> All(TenantId tenant, IReadSession session) =>
        session.Query(AllSql, Read, ("tenant_id", tenant));

    public static RulesetRow? Find(TenantId tenant, IReadSession session, Guid id) =>
        session.QueryOne(ByIdSql, Read, ("tenant_id", tenant), ("id", id));

    public static List<RuleRow> RulesOf(TenantId tenant, IReadSession session, Guid ruleset) =>
        session.Query(RulesSql, ReadRule, ("tenant_id", tenant), ("ruleset_id", ruleset));

    public static bool Update(TenantId tenant, IWriteTransaction write, Guid id, string name, bool isActive) =>
        write.Execute(
            "update rulesets set name = @name, active = @active, updated_at = @now "
            + "where tenant_id = @tenant_id and id = @id",
            ("name", name),
            ("active", isActive),
            ("now", write.Now),
            ("tenant_id", tenant),
            ("id", id)) == 1;

    /// <summary>Puts these rules in place of all that the ruleset had.</summary>
    public static void ReplaceRules(
        TenantId tenant, IWriteTransaction write, Guid ruleset, IReadOnlyList<RuleRow> rules)
    {
        write.Execute(
            "delete from rules where tenant_id = @tenant_id and ruleset_id = @ruleset_id",
            ("tenant_id", tenant),
            ("ruleset_id", ruleset));
        foreach (var rule in rules)
        {
            write.Execute(
                Rules.Insert,
                ("tenant_id", tenant),
                ("id", rule.Id),
                ("ruleset_id", ruleset),
                ("ordinal", rule.Ordinal),
                ("name", rule.Name),
                ("category", rule.Category),
                ("label", rule.Label),
                ("sealed_expression", rule.SealedExpression),
                ("score", rule.Score),
                ("active", rule.IsActive),
                ("sealed_description", rule.SealedDescription));
        }
    }

    private static RulesetRow Read(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            (RulesetKind)row.Int(),
            row.Text(),
            row.Flag(),
            row.Instant(),
            row.Text(),
            row.Instant());
    }

    private static RuleRow ReadRule(RowReader row)
    {
        _ = row.Tenant();
        return new(
            row.Guid(),
            row.Guid(),
            row.Int(),
            row.Text(),
            row.TextOrNull(),
            row.TextOrNull(),
            row.Bytes(),
            row.IntOrNull(),
            row.Flag(),
            row.BytesOrNull());
    }
}
