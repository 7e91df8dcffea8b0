using System.Text;
using Bonafide.Batch.Home;
using Bonafide.Core;
using Bonafide.Storage.Access;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;

namespace Bonafide.Batch.Storage;

/// <summary>Homes in the database; paths sealed, and found by their keyed hash.</summary>
internal sealed class StoredHomes(Database database, KeyRing keyRing, IIds ids) : IHomeRows
{
    private const string Purpose = "home/path";

    public async ValueTask<IReadOnlyList<HomeRow>> LoadAsync(TenantId tenant, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(tenant, cancel);
        var rows = await database.ReadAsync(tenant, s => HomeEntryRows.All(tenant, s), cancel);
        return [.. rows.Select(row => new HomeRow(
            keys.OpenText(row.Id, HomeEntryRows.PathColumn, row.SealedPath)!, row.Content, row.Size, row.ModifiedAt,
            row.Frozen))];
    }

    /// <summary>
    /// A full or broken database is told as <see cref="IOException"/>, so that the client tries again.
    /// </summary>
    public async ValueTask SaveAsync(TenantId tenant, IReadOnlyList<HomeChange> changes, CancellationToken cancel)
    {
        var keys = await keyRing.GetAsync(tenant, cancel);
        var prepared = changes.Select(change => Prepare(keys, change)).ToArray();
        try
        {
            await database.Writes.RunAsync(
                Actor.System(tenant, "sftp"),
                write =>
                {
                    Array.ForEach(prepared, change => Apply(tenant, write, change));
                    return 0;
                },
                cancel);
        }
        catch (Exception failure) when (failure is WritesFullException or System.Data.Common.DbException)
        {
            throw new IOException("The home's rows could not be written.", failure);
        }
    }

    private static void Apply(TenantId tenant, IWriteTransaction write, (byte[] Hash, HomeEntryRow? Row) change)
    {
        if (change.Row is { } row)
        {
            HomeEntryRows.Put(tenant, write, row);
        }
        else
        {
            HomeEntryRows.Remove(tenant, write, change.Hash);
        }
    }

    private (byte[] Hash, HomeEntryRow? Row) Prepare(TenantKeys keys, HomeChange change)
    {
        var path = Encoding.UTF8.GetBytes(change.Path);
        var hash = keys.Hash(Purpose, path);
        if (change.Row is not { } row)
        {
            return (hash, null);
        }

        var id = ids.New();
        var sealedPath = keys.Seal(id, HomeEntryRows.PathColumn, path);
        return (hash, new HomeEntryRow(hash, id, sealedPath, row.Content, row.Size, row.ModifiedAt, row.Frozen));
    }
}
