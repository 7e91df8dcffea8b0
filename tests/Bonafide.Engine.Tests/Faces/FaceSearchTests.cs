using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Settings;
using Bonafide.Engine.Audit;
using Bonafide.Engine.Faces;
using Bonafide.Engine.Retrieval;
using Bonafide.Storage.Blobs;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Faces;

/// <summary>1:n search through the engine, on a real database.</summary>
public sealed class FaceSearchTests
{
    private static readonly float[] Ann = FaceWorld.Person(1);
    private static readonly float[] AnnAgain = FaceGalleryTests.Near(Ann, 0.15f, 2);

    [Fact]
    public async Task LaterExecution_FindsTheEarlier_AndNotTheReverse()
    {
        await using var world = await FaceWorld.NewAsync();
        var stranger = await world.ShowAsync(FaceWorld.Person(3));
        var first = await world.ShowAsync(Ann);
        var second = await world.ShowAsync(AnnAgain);

        Assert.Empty((await world.SearchOfAsync(stranger)).Hits);
        Assert.Empty((await world.SearchOfAsync(first)).Hits);
        var search = await world.SearchOfAsync(second);
        var hit = Assert.Single(search.Hits);
        Assert.Equal((first, false, true, null), (hit.Execution, hit.SameAccount, hit.WithinStrictLimit,
            hit.DataContradicts));
        Assert.Equal(0.15, hit.Distance, 0.001);
        Assert.Equal((FaceSearchStatus.Done, 2, true), (search.Status, search.GallerySize, search.LimitIsSupported));
    }

    [Theory]
    [InlineData(FaceSearchMode.On, 1)]
    [InlineData(FaceSearchMode.IgnoreSameAccount, 0)]
    public async Task SameAccount_IsAFindingUnlessIgnored(FaceSearchMode mode, int hits)
    {
        await using var world = await FaceWorld.NewAsync(mode);
        var first = await world.ShowAsync(Ann);
        var account = (await world.Database.RowAsync(first)).Account;
        var search = await world.SearchOfAsync(await world.ShowAsync(AnnAgain, account));

        Assert.Equal(hits, search.Hits.Count);
        Assert.All(search.Hits, hit => Assert.True(hit.SameAccount));
    }

    [Fact]
    public async Task SearchSwitchedOff_IsNotMade()
    {
        await using var world = await FaceWorld.NewAsync(FaceSearchMode.Off);
        Assert.Equal(FactStatus.NoInput, await world.StatusOfAsync(await world.ShowAsync(Ann)));
    }

    [Fact]
    public async Task PoorFace_IsNeitherSearchedNorKept()
    {
        await using var world = await FaceWorld.NewAsync();
        var poor = await world.ShowAsync(null);

        Assert.Equal(FactStatus.NoInput, await world.StatusOfAsync(poor));
        Assert.Empty(await TemplatesAsync(world, poor));
    }

    [Fact]
    public async Task DeletedFace_IsGoneFromMemoryAndNeverFound()
    {
        await using var world = await FaceWorld.NewAsync();
        var first = await world.ShowAsync(Ann);
        await world.ShowAsync(FaceWorld.Person(5));
        var deletion = new DeletionService(
            world.Database.Database, world.Engine.Get<SealedBlobs>(), world.Galleries, world.Database.Tenants,
            world.Engine.Get<AuditTrail>());
        await deletion.DeleteExecutionAsync(Caller(world), null, first, default);

        Assert.Equal(1, world.Galleries.Count(world.Database.Tenant.Id, "test@1"));
        Assert.Empty((await world.SearchOfAsync(await world.ShowAsync(AnnAgain))).Hits);
    }

    [Fact]
    public async Task FaceErasedElsewhere_IsNotFound_AndReconciledAway()
    {
        await using var world = await FaceWorld.NewAsync();
        var first = await world.ShowAsync(Ann);
        await world.Database.WriteAsync(write =>
            ErasureRows.DeleteExecution(world.Database.Tenant.Id, write, first)!.Count);
        world.Database.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty((await world.SearchOfAsync(await world.ShowAsync(AnnAgain))).Hits);
        Assert.Equal(2, world.Galleries.Count(world.Database.Tenant.Id, "test@1"));
        await world.Galleries.ReconcileAsync(default);
        Assert.Equal(1, world.Galleries.Count(world.Database.Tenant.Id, "test@1"));
    }

    [Fact]
    public async Task FaceStoredBehindTheFeed_IsStillFound()
    {
        // The clock stands still and the newest template goes, so that the next one may sort before it.
        await using var world = await FaceWorld.NewAsync();
        for (var i = 0; i < 4; i++)
        {
            var gone = await world.ShowAsync(FaceWorld.Person(50 + i));
            await world.Database.WriteAsync(write =>
                ErasureRows.DeleteExecution(world.Database.Tenant.Id, write, gone)!.Count);
            var first = await world.ShowAsync(FaceWorld.Person(70 + i));
            var search = await world.SearchOfAsync(await world.ShowAsync(FaceWorld.Person(70 + i)));
            Assert.Equal(first, search.Hits[0].Execution);
        }
    }

    [Fact]
    public async Task NewProcess_FindsWhatWasStoredBefore()
    {
        await using var world = await FaceWorld.NewAsync();
        var first = await world.ShowAsync(Ann);
        await using var restarted = world.Restarted();

        var search = await restarted.SearchOfAsync(await restarted.ShowAsync(AnnAgain));
        Assert.Equal(first, Assert.Single(search.Hits).Execution);
    }

    [Fact]
    public async Task GalleryThatIsBehind_AnswersPending()
    {
        await using var world = await FaceWorld.NewAsync(time: new HastyTime(), perRead: 1);
        var search = await world.SearchOfAsync(await world.ShowAsync(Ann));

        Assert.Equal((FaceSearchStatus.Pending, 0), (search.Status, search.Hits.Count));
    }

    [Fact]
    public async Task LargerGallery_ThanTheEvidenceSupports_SaysSo()
    {
        await using var world = await FaceWorld.NewAsync();
        for (var i = 0; i < 11; i++)
        {
            await world.ShowAsync(FaceWorld.Person(100 + i));
        }

        var search = await world.SearchOfAsync(await world.ShowAsync(Ann));
        Assert.Equal((11, false, 0.4), (search.GallerySize, search.LimitIsSupported, search.Limit));
    }

    [Fact]
    public async Task Templates_AreSealedAndEachLaterThanTheLast()
    {
        await using var world = await FaceWorld.NewAsync();
        ExecutionId[] shown = [await world.ShowAsync(Ann), await world.ShowAsync(AnnAgain)];
        var rows = (await Task.WhenAll(shown.Select(id => TemplatesAsync(world, id)))).SelectMany(one => one).ToList();

        Assert.Equal(2, rows.Count);
        Assert.True(rows[0].CreatedAt < rows[1].CreatedAt);
        Assert.All(rows, row => Assert.Equal(-1, row.SealedVector.AsSpan().IndexOf(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(Ann)[..16])));
    }

    private static Task<List<FaceTemplateRow>> TemplatesAsync(FaceWorld world, ExecutionId id) =>
        world.Database.ReadAsync(session => FaceTemplateRows.Of(world.Database.Tenant.Id, session, id));

    private static Actor Caller(FaceWorld world) =>
        new(world.Database.Tenant.Id, ActorKind.Client, "client", Permissions.RetrieveAndDelete, null);

    /// <summary>Every look at the clock is a minute later.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _now, TimeSpan.TicksPerMinute);
    }
}
