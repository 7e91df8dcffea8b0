using Bonafide.Storage.Access;
using Bonafide.Storage.Audit;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bonafide.Storage;

public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Adds SQLite and disk, the defaults. A database or blob store that is added later takes their place. The host
    /// calls <see cref="Database.MigrateAsync"/> before it serves. Expects
    /// <see cref="TimeProvider"/> and <see cref="Core.IIds"/>.
    /// </summary>
    public static IServiceCollection AddBonafideStorage(this IServiceCollection services, StorageOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var sqlite = options.Sqlite ?? new SqliteOptions { Path = Path.Combine(options.Folder, "bonafide.db") };
        var masterKey = options.MasterKey
            ?? new MasterKeyOptions { File = Path.Combine(options.Folder, "master.key") };
        services.AddSingleton<Database>(
            provider => new SqliteDatabase(sqlite, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<Database>().Writes);
        services.AddSingleton(_ => MasterKeySource.Read(masterKey));
        services.AddSingleton<KeyRing>();
        services.AddSingleton<InstallationSecrets>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton(_ => new AuditHeadFile(Path.Combine(options.Folder, "audit-heads.jsonl")));
        services.AddSingleton<IBlobStore>(
            _ => new DiskBlobStore(options.BlobFolder ?? Path.Combine(options.Folder, "blobs")));
        services.AddSingleton<SealedBlobs>();
        return services;
    }
}
