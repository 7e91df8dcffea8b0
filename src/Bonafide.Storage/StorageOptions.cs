using Bonafide.Storage.Keys;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Storage;

/// <summary>Where everything is kept when nothing else is configured: one folder.</summary>
public sealed record StorageOptions
{
    /// <summary>Made when it is not there. Holds <c>bonafide.db</c>, <c>blobs/</c> and <c>master.key</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Not set: <c>bonafide.db</c> in <see cref="Folder"/>.</summary>
    public SqliteOptions? Sqlite { get; init; }

    /// <summary>Not set: <c>blobs</c> in <see cref="Folder"/>.</summary>
    public string? BlobFolder { get; init; }

    /// <summary>Not set: the file <c>master.key</c> in <see cref="Folder"/>, made at the first start.</summary>
    public MasterKeyOptions? MasterKey { get; init; }
}
