using Bonafide.Storage.Access;
using Bonafide.Storage.PostgreSql;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Storage.Tests.Support;

/// <summary>Makes a migrated, empty database of one kind.</summary>
public abstract class DatabaseKind
{
    public abstract Task<Database> NewAsync(TimeProvider time, int mostQueuedWrites);
}

/// <summary>SQLite files in a folder that goes with the fixture.</summary>
public sealed class SqliteKind : DatabaseKind, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bf-sqlite-").FullName;
    private int _databases;

    public override async Task<Database> NewAsync(TimeProvider time, int mostQueuedWrites)
    {
        var path = Path.Combine(_folder, $"{Interlocked.Increment(ref _databases)}.db");
        var database = new SqliteDatabase(new SqliteOptions { Path = path, MostQueuedWrites = mostQueuedWrites }, time);
        await database.MigrateAsync(CancellationToken.None);
        return database;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>Databases of one private PostgreSQL, used by a role that is no superuser.</summary>
public sealed class PostgreSqlKind : DatabaseKind, IDisposable
{
    public PostgreSqlCluster Cluster { get; } = new();

    public override async Task<Database> NewAsync(TimeProvider time, int mostQueuedWrites)
    {
        var options = new PostgreSqlOptions
        {
            ConnectionString = Cluster.NewDatabase(),
            UseDatabaseClock = false,
            MostQueuedWrites = mostQueuedWrites,
            MostReaders = 4,
            MostWriters = 8,
        };
        var database = new PostgreSqlDatabase(options, time);
        await database.MigrateAsync(CancellationToken.None);
        return database;
    }

    public void Dispose() => Cluster.Dispose();
}

/// <summary>One cluster serves all PostgreSQL tests.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlKind>
{
    public const string Name = "PostgreSQL";
}
