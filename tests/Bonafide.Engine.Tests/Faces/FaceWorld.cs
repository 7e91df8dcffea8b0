using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Evidence;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Tests.Faces;

/// <summary>
/// An engine that searches faces: descriptors are the test's, everything else is real. One face is put on the selfie of
/// each execution.
/// </summary>
internal sealed class FaceWorld : IAsyncDisposable
{
    private readonly FakeGatherer _faces = new(FactKinds.Face);
    private readonly Dictionary<ExecutionId, float[]?> _shown = [];

    private readonly bool _ownsDatabase;

    private FaceWorld(TestDatabase database, TimeProvider? time, int perRead, bool ownsDatabase)
    {
        _ownsDatabase = ownsDatabase;
        Database = database;
        Galleries = new(database.Database, database.Keys, perRead);
        _faces.Does = (context, _) => Task.FromResult<IReadOnlyList<Fact>>(
            [.. context.Execution.Of(CredentialCategory.Selfie).Select(selfie => Face(context.Execution.Id, selfie))]);
        Engine = new(
            database,
            [new FakeCapability("emailVerification", FactKinds.Face, FactKinds.FaceSearch)],
            [_faces, new FaceSearchGatherer(
                new(Pack), Galleries, database.Database, database.Keys,
                new(new Lazy<ExecutionLoader>(() => Engine!.Get<ExecutionLoader>())), time ?? database.Time)]);
    }

    /// <summary>Supports a limit of 0.4 up to ten comparisons, and none beyond.</summary>
    public static FacePackManifest Pack { get; } = new(
        "test", "1", "MIT", new("d", "", [1, 1], 0.5), new("l", "", [1, 1]),
        new("e", "", [1, 1], "rgb", [0, 0, 0], [1, 1, 1], new float[10], 128, false),
        new(0.5, 0.7, 10, 0, 90, 0.001, 3_000), [new(0, 100), new(1, 0)],
        new([new(0.4, 0, 3_000, 0.001), new(0.5, 0, 3_000, 0.01)], 0.2), []);

    public TestDatabase Database { get; }

    public FaceGalleries Galleries { get; }

    public TestEngine Engine { get; }

    public static async Task<FaceWorld> NewAsync(
        FaceSearchMode mode = FaceSearchMode.On, TimeProvider? time = null, int perRead = 4_096) =>
        new(await TestDatabase.NewAsync(new() { FaceSearch = mode }), time, perRead, ownsDatabase: true);

    /// <summary>Another process over the same database.</summary>
    public FaceWorld Restarted() => new(Database, null, 4_096, ownsDatabase: false);

    /// <summary>A descriptor of somebody.</summary>
    public static float[] Person(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 128).Select(_ => (random.NextSingle() - 0.5f) * 0.4f)];
    }

    /// <summary>Runs an execution with this face to its end; null shows a face that is too small.</summary>
    public async Task<ExecutionId> ShowAsync(float[]? descriptor, AccountId? account = null)
    {
        var id = await Database.AddExecutionAsync(
            NewExecution.Email with { Credentials = [CredentialCategory.Selfie], Account = account, Prepared = null });
        var row = await Database.RowAsync(id);
        await Database.WriteAsync(write => AddPhoto(write, row));
        _shown[id] = descriptor;
        await Engine.RunDueAsync();
        return id;
    }

    public async Task<FaceSearchFacts> SearchOfAsync(ExecutionId id)
    {
        var loaded = await Engine.Get<ExecutionLoader>().LoadAsync(Database.Tenant.Id, id, default);
        return loaded!.Facts.Read(FaceSearchFacts.Kind).Value!;
    }

    public async Task<FactStatus> StatusOfAsync(ExecutionId id)
    {
        var loaded = await Engine.Get<ExecutionLoader>().LoadAsync(Database.Tenant.Id, id, default);
        return loaded!.Facts.Read(FaceSearchFacts.Kind).Status;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private void AddPhoto(Storage.Access.IWriteTransaction write, ExecutionRow row)
    {
        var selfie = CredentialRows.Of(Database.Tenant.Id, write, row.Id)[0];
        PartRows.Insert(Database.Tenant.Id, write, new(
            new(Database.Ids.New()), row.Id, selfie.Id, "FACE", 0, new BlobId(Database.Ids.New()), null, null,
            new byte[32], 1, "image/jpeg", 1, 1, null, write.Now, "test", null));
    }

    private Fact Face(ExecutionId execution, CredentialView selfie)
    {
        var descriptor = _shown[execution];
        var face = new SeenFace(
            Quad.FromRectangle(0, 0, 100, 100), 1, descriptor is null ? 5 : 60, 0, 0, 0, 5, null, 1,
            descriptor ?? new float[128]);
        var image = new FaceImageFacts("FACE", new(500, 500, 5, 0, 0, 128, 100, 20), [face], [], 0, null);
        return Fact.Known(FaceFacts.Kind, selfie.Id, new FaceFacts([image], Pack.Limits), Pack.DataVersion);
    }
}
