using System.Text.RegularExpressions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>No statement on a tenant's table goes without its tenant, and none stands outside Rows.</summary>
public sealed partial class TenantPredicateTests(SqliteKind kind) : IClassFixture<SqliteKind>
{
    private static readonly string[] AcrossTenants =
        ["Sweeps.cs", "TenantDirectory.cs", "SharedDeviceRows.cs", "SharedSightingRows.cs"];

    [Theory]
    [InlineData("select id from accounts where id = @id")]
    [InlineData("select id from accounts where tenant_id = @other")]
    [InlineData("update executions set state = 1 where id = @id")]
    [InlineData("delete from parts where execution_id = @execution_id")]
    [InlineData("insert into feedback (id) values (@id)")]
    [InlineData("select e.id from executions e join parts p on p.execution_id = e.id where e.tenant_id = @tenant_id")]
    [InlineData("select name from tenants where name = @name")]
    [InlineData("SELECT id FROM accounts WHERE id = @id")]
    public void Catches_AStatementWithoutItsTenant(string sql) => Assert.NotNull(TenantPredicate.Violation(sql));

    [Theory]
    [InlineData("select id from accounts where tenant_id = @tenant_id and id = @id")]
    [InlineData("select e.id from executions e join parts p on p.tenant_id = e.tenant_id and p.execution_id = e.id "
        + "where e.tenant_id = @tenant_id")]
    [InlineData("select name from tenants where id = @tenant_id")]
    [InlineData("select name, version from data_versions")]
    public void Accepts_AStatementWithItsTenant(string sql) => Assert.Null(TenantPredicate.Violation(sql));

    [Fact]
    public void EveryLiteralInRows_NamesItsTenant()
    {
        var problems = SourceFiles("Rows")
            .Where(file => !AcrossTenants.Contains(Path.GetFileName(file)))
            .SelectMany(file => Statements(File.ReadAllText(file)).Select(sql => (File: Path.GetFileName(file), sql)))
            .Where(found => TenantPredicate.Violation(found.sql) is not null)
            .Select(found => $"{found.File}: {found.sql}");

        Assert.Empty(problems);
    }

    [Fact]
    public void ReadsStatements_OutOfSource()
    {
        const string source = "X(\"delete from parts \" + \"where id = @id\", 1); Y($\"select {T} from accounts \"\n + \"x\");";

        Assert.Equal(["delete from parts where id = @id", "select * from accounts x"], Statements(source));
    }

    [Fact]
    public void NoStatement_StandsOutsideRows()
    {
        var strangers = SourceFiles(".")
            .Where(file => !file.Contains("/Rows/", StringComparison.Ordinal))
            .SelectMany(file => Statements(File.ReadAllText(file)).Select(sql => (file, sql)))
            .Where(found => TenantPredicate.Violation(found.sql) is not null)
            .Select(found => $"{found.file}: {found.sql}");

        Assert.Empty(strangers);
    }

    [Fact]
    public async Task ASession_RefusesToRunIt()
    {
        await using var world = await World.NewAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.ReadAsync(
            session => session.Query("select id from accounts", row => row.Guid())));
    }

    private static IEnumerable<string> SourceFiles(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Bonafide.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return Directory.EnumerateFiles(
            Path.Combine(root.FullName, "src", "Bonafide.Storage", folder), "*.cs", SearchOption.AllDirectories);
    }

    /// <summary>String literals that were added up, as one text each; holes read as a star.</summary>
    private static IEnumerable<string> Statements(string source) =>
        Sums().Matches(source)
            .Select(sum => string.Concat(Literal().Matches(sum.Value).Select(part => part.Groups[1].Value)))
            .Select(text => Hole().Replace(text, "*"))
            .Where(text => Start().IsMatch(text));

    [GeneratedRegex("""\$?"(?:[^"\\]|\\.)*"(?:\s*\+\s*\$?"(?:[^"\\]|\\.)*")*""")]
    private static partial Regex Sums();

    [GeneratedRegex("\\$?\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\s*(select|insert\s+into|update|delete\s+from)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Start();
}
