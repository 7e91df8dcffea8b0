using System.Text;
using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Keys;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>A word planted in every personal field is nowhere on the disk: not in the database, its WAL or a
/// blob.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "CANARY-Zsuzsanna-7731";

    private readonly string _folder = Directory.CreateTempSubdirectory("bf-canary-").FullName;

    [Fact]
    public async Task APlantedWord_IsNowhere()
    {
        await using var world = await World.NewAsync(new OneFile(Path.Combine(_folder, "canary.db")));
        await PlantAsync(world);

        Assert.Contains(Directory.EnumerateFiles(_folder, "*-wal"), file => new FileInfo(file).Length > 0);
        Assert.Empty(Find(Canary));
        // The search itself works: what is not personal is found.
        Assert.NotEmpty(Find("Fictional Bank"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task PlantAsync(World world)
    {
        var made = world.Prepare();
        var (tenant, id, key) = (world.Tenant, made.Id.Value, made.Key);
        var text = Encoding.UTF8.GetBytes(Canary);
        var blob = new BlobId(world.NewId());
        var blobs = new SealedBlobs(new DiskBlobStore(Path.Combine(_folder, "blobs")));
        await blobs.WriteAsync(blob, key, new MemoryStream(text), 1_000, CancellationToken.None);
        made = made with
        {
            Execution = made.Execution with
            {
                SealedReferences = world.Keys.SealText(id, ExecutionRows.ReferencesColumn, Canary),
                SealedRequest = key.SealText(new SealedPlace(tenant, id, ExecutionRows.RequestColumn), Canary),
                UserReferenceHash = world.Keys.HashText("reference/user", Canary),
            },
            Credentials =
            [
                .. made.Credentials.Select(slot => slot with
                {
                    SealedLabel = key.SealText(
                        new SealedPlace(tenant, slot.Id.Value, CredentialRows.LabelColumn), Canary),
                }),
            ],
        };
        var part = world.Part(made, 0, Classifiers.Front, blob);
        part = part with
        {
            SealedContent = key.Seal(new SealedPlace(tenant, part.Id.Value, PartRows.ContentColumn), text),
        };
        var (callback, outcome, template) = (world.NewId(), world.NewId(), world.NewId());
        await world.WriteAsync(write =>
        {
            world.Store(write, made);
            PartRows.Insert(tenant, write, part);
            FactRows.Insert(tenant, write, new FactRow(
                made.Id, "email", null, FactStatus.Known, key.Seal(FactRows.Place(
                    tenant, made.Id, "email", null), text),
                "[]", write.Now));
            OutcomeRows.Insert(tenant, write, new OutcomeRow(
                outcome, made.Id, 1, "usability", 0, 0, default, "OK", key.Seal(OutcomeRows.Place(
                    tenant, outcome), text),
                "[]", write.Now));
            CallbackRows.Insert(tenant, write, new CallbackRow(
                callback, made.Id, 1, world.Keys.Seal(callback, CallbackRows.DestinationColumn, text),
                world.Keys.Hash("callback/host", text), key.Seal(CallbackRows.BodyPlace(tenant, callback), text),
                CallbackState.Pending, null, 0, 0, write.Now, null));
            SightingRows.Insert(tenant, write, new SightingRow(
                SightingKind.Email, world.Keys.Hash("sighting/email", text), made.Id, made.Account.Id, write.Now,
                    "API"));
            FaceTemplateRows.Insert(tenant, write, new FaceTemplateRow(
                template, made.Account.Id, made.Id, made.Credentials[1].Id, CredentialCategory.Selfie, "pack",
                key.Seal(FaceTemplateRows.Place(tenant, template), text), write.Now));
            SettingRows.Put(tenant, write, "connector", world.Keys.Seal(tenant.Value, "settings/connector", text));
            IdempotencyRows.Insert(tenant, write, new IdempotencyRow(
                new IdempotencyKey("client-1", "POST", "/", world.Keys.Hash("idempotency/key", text)),
                world.Keys.Hash("idempotency/body", text), null, null, write.Now));
        });
    }

    private IEnumerable<string> Find(string word)
    {
        var needles = new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) };
        return Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => needles.Any(needle => ReadShared(file).AsSpan().IndexOf(needle) >= 0));
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed class OneFile(string path) : DatabaseKind
    {
        public override async Task<Access.Database> NewAsync(TimeProvider time, int mostQueuedWrites)
        {
            var database = new SqliteDatabase(new SqliteOptions { Path = path }, time);
            await database.MigrateAsync(CancellationToken.None);
            return database;
        }
    }
}
