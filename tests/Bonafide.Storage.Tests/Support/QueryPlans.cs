using System.Text.RegularExpressions;
using Bonafide.Storage.Access;
using Microsoft.Data.Sqlite;

namespace Bonafide.Storage.Tests.Support;

/// <summary>
/// How SQLite carries statements out. One that walks through all rows of a tenant is quick in every test and slow for
/// every customer, so it is found by its plan.
/// </summary>
internal static partial class QueryPlans
{
    /// <summary>Statements that walk through a tenant's rows, each with a plan step that names what it walks.</summary>
    public static IEnumerable<string> Walks(SqliteConnection connection, IEnumerable<string> statements) =>
        from sql in statements
        where Read().IsMatch(sql) && !IsPage(sql)
        from step in Explain(connection, sql)
        where Walk().IsMatch(step)
        select $"{step}: {sql}";

    /// <summary>Such a statement reads as far as its limit, in the order of an index.</summary>
    private static bool IsPage(string sql) => Page().IsMatch(sql);

    private static List<string> Explain(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "explain query plan " + sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    [GeneratedRegex(@"^SEARCH \w+ USING .*\(tenant_id=\?\)$")]
    private static partial Regex Walk();

    [GeneratedRegex(@"\blimit (@\w+|\d+)\s*$")]
    private static partial Regex Page();

    [GeneratedRegex(@"^\s*(select|update|delete|with)\b")]
    private static partial Regex Read();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
