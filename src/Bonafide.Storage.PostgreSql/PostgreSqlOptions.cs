namespace Bonafide.Storage.PostgreSql;

/// <summary>How to reach PostgreSQL 15 or later, and how much may happen at once.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>An Npgsql connection string. The role must not be a superuser, whom row-level security
    /// ignores.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Connections for reading, 1 to 1,000.</summary>
    public int MostReaders { get; init; } = 16;

    /// <summary>Connections for writing, 1 to 1,000.</summary>
    public int MostWriters { get; init; } = 16;

    /// <summary>Writes that may wait, 1 to 1,000,000; beyond it a write is refused.</summary>
    public int MostQueuedWrites { get; init; } = 4_096;

    /// <summary>How often a write that lost a race is run again, 1 to 100, before its error is given to the
    /// caller.</summary>
    public int MostRetries { get; init; } = 100;

    /// <summary>Take "now" from the database, as several nodes must; off, the injected clock is used.</summary>
    public bool UseDatabaseClock { get; init; } = true;
}
