using System.Text.Json;
using Bonafide.Batch.Storage;
using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;

namespace Bonafide.Batch.Tests.Support;

/// <summary>A SQLite database with one tenant, and the batch's ports on it.</summary>
internal sealed class StoredWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private StoredWorld()
    {
        var path = _folder["batch.db"];
        Database = new SqliteDatabase(new SqliteOptions { Path = path }, TimeProvider.System);
        Master = new MasterKey(new byte[32]);
        KeyRing = new KeyRing(Master, Database);
    }

    public SqliteDatabase Database { get; }

    public MasterKey Master { get; }

    public KeyRing KeyRing { get; }

    public string File => _folder["batch.db"];

    public StoredBatchJobs Jobs => new(Database, KeyRing);

    public StoredBatchLines Lines => new(Database, KeyRing);

    public StoredHomes Homes => new(Database, KeyRing, new UuidV7Ids(TimeProvider.System));

    public StoredSshKeys SshKeys => new(
        Database, KeyRing, new TenantContexts(Database, KeyRing, TimeProvider.System),
        new UuidV7Ids(TimeProvider.System));

    public static async Task<StoredWorld> NewAsync()
    {
        var world = new StoredWorld();
        await world.Database.MigrateAsync(default);
        await world.AddTenantAsync(HomeFixture.Tenant);
        return world;
    }

    public Task AddTenantAsync(TenantId tenant, TenantSettings? settings = null)
    {
        var (keys, wrapped) = Master.NewTenant(tenant);
        var sealedSettings = settings is null
            ? null
            : keys.Seal(
                tenant.Value, TenantRows.SettingsColumn,
                JsonSerializer.SerializeToUtf8Bytes(settings, FactJson.Options));
        return Database.Writes.RunAsync(
            Actor.System(tenant, "test"),
            write =>
            {
                TenantRows.Insert(tenant, write, new TenantRow(
                    tenant, "Fictional Bank", TenantKind.Sandbox, wrapped, sealedSettings, null, write.Now, "test", write.Now));
                return 0;
            },
            default);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
