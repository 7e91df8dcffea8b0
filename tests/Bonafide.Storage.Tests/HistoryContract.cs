using Bonafide.Core.Sightings;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>Sightings, templates, lists and the request log.</summary>
public abstract class HistoryContract(DatabaseKind kind)
{
    [Fact]
    public async Task ASighting_CountsOncePerExecution()
    {
        await using var world = await World.NewAsync(kind);
        var hash = world.Keys.HashText("sighting/email", "ada@example.org")!;
        var first = await world.CreateAsync();
        var second = await world.CreateAsync(first.Account.Id);
        var stranger = await world.CreateAsync();
        var start = world.Time.Now;

        Assert.True(await SeeAsync(world, first, hash));
        Assert.False(await SeeAsync(world, first, hash));
        world.Time.Advance(TimeSpan.FromHours(1));
        await SeeAsync(world, second, hash);
        await SeeAsync(world, stranger, hash);

        world.Time.Advance(TimeSpan.FromHours(1));
        var seen = await SeenAsync([.. hash], null);
        Assert.Equal((3, 2, start), (seen.Hits, seen.OtherAccountsLast90Days, seen.FirstSeen));
        seen = await SeenAsync([.. hash], stranger);
        Assert.Equal((2, 1, start), (seen.Hits, seen.OtherAccountsLast90Days, seen.FirstSeen));
        seen = await SeenAsync([1], null);
        Assert.Equal((0, 0, null), (seen.Hits, seen.OtherAccountsLast90Days, seen.FirstSeen));
        Assert.Equal(2, (await world.ReadAsync(
            session => SightingRows.Newest(world.Tenant, session, SightingKind.Email, hash, 2))).Count);

        Task<SightingHistory> SeenAsync(byte[] element, NewExecution? except)
        {
            var asked = new EarlierThan(
                world.Tenant, SightingKind.Email, element, except?.Id ?? default, world.Time.Now);
            return world.ReadAsync(session => SightingHistoryRows.History(session, asked, default));
        }
    }

    [Fact]
    public async Task Sightings_HaveARetentionOfTheirOwn()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        await SeeAsync(world, made, [1]);
        await SeeAsync(world, made, [2]);
        world.Time.Advance(TimeSpan.FromDays(1));

        Task<int> Delete(DateTimeOffset before, int limit) => world.WriteAsync(
            write => SightingRows.DeleteBefore(world.Tenant, write, before, limit));
        Assert.Equal(0, await Delete(world.Time.Now.AddDays(-1), 10));
        Assert.Equal(1, await Delete(world.Time.Now, 1));
        Assert.Equal(1, await Delete(world.Time.Now, 10));
    }

    [Fact]
    public async Task TheGallery_IsReadPageByPage_WithItsKeys()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var erased = await world.CreateAsync();
        var ids = Enumerable.Range(0, 5).Select(_ => world.NewId()).ToList();
        await world.WriteAsync(write =>
        {
            foreach (var id in ids)
            {
                FaceTemplateRows.Insert(world.Tenant, write, Template(made, id, write.Now));
            }

            FaceTemplateRows.Insert(world.Tenant, write, Template(erased, world.NewId(), write.Now));
        });
        await world.WriteAsync(write => ErasureRows.DeleteExecution(world.Tenant, write, erased.Id));

        var found = new List<Guid>();
        var from = Keyset.Oldest;
        while (await world.ReadAsync(session => FaceTemplateRows.After(world.Tenant, session, from, 2)) is
            { Count: > 0 } page)
        {
            Assert.All(page, row => world.Keys.Unwrap(made.Id.Value, row.WrappedExecutionKey));
            found.AddRange(page.Select(row => row.Template.Id));
            from = new Keyset(page[^1].Template.CreatedAt, page[^1].Template.Id);
        }

        Assert.Equal(ids.Order(), found.Order());
    }

    [Fact]
    public async Task Lists_PageWithoutGapsOrRepeats_EvenWithinOneInstant()
    {
        await using var world = await World.NewAsync(kind);
        var made = new List<NewExecution>();
        for (var i = 0; i < 7; i++)
        {
            made.Add(await world.CreateAsync());
            world.Time.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var found = new List<ExecutionRow>();
        var before = Keyset.Newest;
        while (await PageAsync(world, new ExecutionFilter(), before, 2) is { Count: > 0 } page)
        {
            found.AddRange(page);
            before = new Keyset(page[^1].CreatedAt, page[^1].Id.Value);
        }

        Assert.Equal(made.Select(each => each.Id).ToHashSet(), found.Select(row => row.Id).ToHashSet());
        Assert.Equal(7, found.Count);
        Assert.Equal(found.OrderByDescending(row => row.CreatedAt).Select(row => row.CreatedAt),
            found.Select(row => row.CreatedAt));
    }

    [Fact]
    public async Task Filters_NarrowTheList()
    {
        await using var world = await World.NewAsync(kind);
        var early = await world.CreateAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        var late = await world.CreateAsync();
        await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, late.Id, write.Now));

        async Task Finds(ExecutionFilter filter, params NewExecution[] expected) => Assert.Equal(
            expected.Select(each => each.Id),
            (await PageAsync(world, filter, Keyset.Newest, 10)).Select(row => row.Id));

        await Finds(new() { Status = ExecutionStatus.Acquired }, late);
        await Finds(new() { Status = ExecutionStatus.Initiated }, early);
        await Finds(new() { WorkflowKey = 10011 }, late, early);
        await Finds(new() { WorkflowKey = 2 });
        await Finds(new() { CreatedFrom = late.Execution.CreatedAt }, late);
        await Finds(new() { CreatedBefore = late.Execution.CreatedAt }, early);
        await Finds(new() { CustomerReferenceHash = early.Execution.CustomerReferenceHash }, late, early);
        await Finds(new() { CustomerReferenceHash = [7] });
        await Finds(new() { Account = early.Account.Id, Status = ExecutionStatus.Initiated }, early);
        await Finds(new() { BatchId = world.NewId() });
    }

    [Fact]
    public async Task TheRequestLog_PagesNewestFirst()
    {
        await using var world = await World.NewAsync(kind);
        var rows = Enumerable.Range(0, 3).Select(index => new RequestLogRow(
            world.NewId(), "client-1", world.Time.Now.AddSeconds(
                index), "POST", "/api/v1/accounts", 200, 1_500, "r", null))
            .ToList();
        await world.WriteAsync(write => RequestLogRows.Insert(world.Tenant, write, rows));

        var page = await world.ReadAsync(session => RequestLogRows.Page(
            world.Tenant, session, new(), Keyset.Newest, 2));
        Assert.Equal([rows[2], rows[1]], page);
        page = await world.ReadAsync(session => RequestLogRows.Page(
            world.Tenant, session, new(), new Keyset(rows[1].At, rows[1].Id), 2));
        Assert.Equal([rows[0]], page);
        await Logs(new() { RequestId = "r", StatusFrom = 200, StatusBefore = 201, Method = "POST" }, 3);
        await Logs(new() { RequestId = "other" }, 0);
        await Logs(new() { ClientId = "client-2" }, 0);
        await Logs(new() { StatusFrom = 201 }, 0);
        await Logs(new() { From = rows[1].At }, 2);
        await Logs(new() { Before = rows[1].At }, 1);
        Assert.Equal(2, await world.WriteAsync(
            write => RequestLogRows.DeleteBefore(world.Tenant, write, rows[2].At, 10)));

        async Task Logs(RequestLogFilter filter, int count) => Assert.Equal(count, (await world.ReadAsync(
            session => RequestLogRows.Page(world.Tenant, session, filter, Keyset.Newest, 10))).Count);
    }

    private static Task<bool> SeeAsync(World world, NewExecution made, byte[] hash) => world.WriteAsync(
        write => SightingRows.Insert(world.Tenant, write, new SightingRow(
            SightingKind.Email, hash, made.Id, made.Account.Id, write.Now, "API")));

    private static Task<List<ExecutionRow>> PageAsync(
        World world, ExecutionFilter filter, Keyset before, int limit) => world.ReadAsync(
        session => ExecutionLists.Page(world.Tenant, session, filter, before, limit));

    private static FaceTemplateRow Template(NewExecution made, Guid id, DateTimeOffset at) => new(
        id, made.Account.Id, made.Id, made.Credentials[1].Id, CredentialCategory.Selfie, "dlib@1", [1], at);
}

public sealed class SqliteHistoryTests(SqliteKind kind) : HistoryContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlHistoryTests(PostgreSqlKind kind) : HistoryContract(kind);
