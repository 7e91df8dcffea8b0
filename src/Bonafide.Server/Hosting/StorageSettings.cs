using System.ComponentModel.DataAnnotations;
using Bonafide.Storage;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Server.Hosting;

/// <summary>Section <c>Storage</c> of the configuration; a member that is not set stays in the data folder.</summary>
internal sealed record StorageSettings
{
    public string? BlobFolder { get; init; }

    /// <summary>Sealed files of imported registers; nodes share one folder. Not set: <c>registers</c>.</summary>
    public string? RegisterFolder { get; init; }

    public MasterKeyOptions? MasterKey { get; init; }

    /// <summary>Writes that may wait for the database, 1 to 1,000,000; beyond it the API answers 503.</summary>
    [Range(1, 1_000_000)]
    public int MostQueuedWrites { get; init; } = 4_096;

    public StorageOptions For(string folder) => new()
    {
        Folder = folder,
        BlobFolder = BlobFolder,
        MasterKey = MasterKey,
        Sqlite = new SqliteOptions
        {
            Path = Path.Combine(folder, "bonafide.db"),
            MostQueuedWrites = MostQueuedWrites,
        },
    };
}
