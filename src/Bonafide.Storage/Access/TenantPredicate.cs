using System.Text.RegularExpressions;
using Bonafide.Storage.Migrations;

namespace Bonafide.Storage.Access;

/// <summary>
/// Reads a statement and says whether it keeps to one tenant. Each mention of a tenant table needs its own
/// <c>tenant_id = …</c>, and one of them must be bound to <c>@tenant_id</c>. It is asked once per prepared statement.
/// </summary>
public static partial class TenantPredicate
{
    /// <summary>What is missing, or null when the statement keeps to one tenant.</summary>
    public static string? Violation(string sql)
    {
        var touched = TouchedTables().Matches(sql)
            .Select(match => SchemaModel.Current.Find(match.Groups["table"].Value))
            .OfType<Table>()
            .Where(table => table.TenantColumn is not null)
            .ToList();
        if (touched.Count == 0)
        {
            return null;
        }

        if (Insert().IsMatch(sql))
        {
            return sql.Contains("@tenant_id", StringComparison.Ordinal) ? null : Missing(touched[0]);
        }

        var own = touched.Count(table => table.TenantColumn == "tenant_id");
        if (Predicate().Count(sql) < own)
        {
            return Missing(touched[0]);
        }

        return BoundPredicate().IsMatch(sql) ? null : Missing(touched[0]);
    }

    private static string Missing(Table table) => $"A statement on {table.Name} does not name its tenant.";

    [GeneratedRegex(@"\b(from|join|into|update)\s+(?<table>[a-z_]+)", RegexOptions.IgnoreCase)]
    private static partial Regex TouchedTables();

    [GeneratedRegex(@"^\s*insert\s+into\b", RegexOptions.IgnoreCase)]
    private static partial Regex Insert();

    [GeneratedRegex(@"\btenant_id\s*=\s*(@tenant_id\b|[a-z]+\.tenant_id\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"\b(tenant_id|id)\s*=\s*@tenant_id\b", RegexOptions.IgnoreCase)]
    private static partial Regex BoundPredicate();
}
