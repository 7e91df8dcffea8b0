namespace Bonafide.Storage.Sqlite;

/// <summary>Where the database file is and how much may wait for it.</summary>
public sealed record SqliteOptions
{
    /// <summary>Path of the database file; its folder must exist.</summary>
    public required string Path { get; init; }

    /// <summary>Writes that may wait, 1 to 1,000,000; beyond it a write is refused. 4,096 is 0.4 s at
    /// 10,000/s.</summary>
    public int MostQueuedWrites { get; init; } = 4_096;

    /// <summary>Writes in one group, 1 to 10,000: a larger group shares one fsync but makes its first write
    /// wait.</summary>
    public int MostWritesPerGroup { get; init; } = 256;

    /// <summary>Connections for reading, 1 to 256.</summary>
    public int MostReaders { get; init; } = 16;

    /// <summary>Milliseconds to wait for another process that holds the file, 0 to 60,000.</summary>
    public int BusyTimeoutMs { get; init; } = 5_000;
}
