using System.Data.Common;
using Bonafide.Storage.Access;

namespace Bonafide.Storage.Migrations;

/// <summary>Runs the missing steps, each in its own transaction together with its line in the table of steps.</summary>
public static class Migrator
{
    private const string Steps =
        "create table if not exists schema_migrations (number bigint not null primary key, name text not null)";

    /// <param name="guard">
    /// A statement that lets one node at a time do this; null where the transaction alone does it.
    /// </param>
    public static void Run(DbConnection connection, Dialect dialect, string? guard)
    {
        Execute(connection, null, Steps);
        var ddl = new Ddl(dialect);
        foreach (var migration in Migration.All)
        {
            using var transaction = connection.BeginTransaction();
            if (guard is not null)
            {
                Execute(connection, transaction, guard);
            }

            var newest = Newest(connection, transaction);
            if (newest > Migration.All.Count)
            {
                throw new InvalidOperationException("The database was made by a newer version of the program.");
            }

            if (migration.Number > newest)
            {
                foreach (var statement in migration.Changes.SelectMany(ddl.Statements))
                {
                    Execute(connection, transaction, statement);
                }

                Execute(
                    connection,
                    transaction,
                    $"insert into schema_migrations (number, name) values ({migration.Number}, '{migration.Name}')");
            }

            transaction.Commit();
        }
    }

    private static long Newest(DbConnection connection, DbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "select coalesce(max(number), 0) from schema_migrations";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
