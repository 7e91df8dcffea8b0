using Bonafide.Storage.PostgreSql;
using Bonafide.Storage.Tests.Support;
using Npgsql;

namespace Bonafide.Storage.Tests;

/// <summary>PostgreSQL itself refuses rows of another tenant, whatever a statement asks for.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class RowLevelSecurityTests(PostgreSqlKind kind)
{
    [Fact]
    public async Task AForeignTenant_SeesAndChangesNothing()
    {
        var text = kind.Cluster.NewDatabase();
        await using var world = await World.NewAsync(new Given(text));
        await world.CreateAsync();
        var (other, _) = await world.AddTenantAsync();
        await using var source = NpgsqlDataSource.Create(text);

        Assert.Equal(1, await CountAsync(source, world.Tenant.ToString(), "select count(*) from executions"));
        Assert.Equal(0, await CountAsync(source, other.ToString(), "select count(*) from executions"));
        Assert.Equal(0, await CountAsync(source, "", "select count(*) from executions"));
        Assert.Equal(2, await CountAsync(source, "*", "select count(*) from tenants"));
        Assert.Equal(1, await CountAsync(source, other.ToString(), "select count(*) from tenants"));
        Assert.Equal(0, await CountAsync(
            source, other.ToString(), "with u as (update executions set attempts = 9 returning 1) select count(*) from u"));
        var error = await Assert.ThrowsAsync<PostgresException>(() => CountAsync(
            source,
            other.ToString(),
            $"with i as (insert into settings values ('{world.Tenant}', 'n', '\\x00', 0, 'x') returning 1) "
            + "select count(*) from i"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string scope, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var set = new NpgsqlCommand("select set_config('bonafide.tenant', $1, true)", connection,
            transaction);
        set.Parameters.AddWithValue(scope);
        await set.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var count = (long)(await command.ExecuteScalarAsync())!;
        await transaction.CommitAsync();
        return count;
    }

    private sealed class Given(string connectionString) : DatabaseKind
    {
        public override async Task<Access.Database> NewAsync(TimeProvider time, int mostQueuedWrites)
        {
            var options = new PostgreSqlOptions { ConnectionString = connectionString };
            var database = new PostgreSqlDatabase(options, time);
            await database.MigrateAsync(CancellationToken.None);
            return database;
        }
    }
}
