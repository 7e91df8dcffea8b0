using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Sqlite;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>What every write seam promises.</summary>
public abstract class WriteContract(DatabaseKind kind)
{
    [Fact]
    public async Task ManyWriters_OneFails_TheOthersStay()
    {
        await using var world = await World.NewAsync(kind);
        var made = Enumerable.Range(0, 100).Select(_ => world.Prepare()).ToList();

        var writes = made.Select((each, index) => world.WriteAsync(write =>
        {
            world.Store(write, each);
            if (index == 42)
            {
                throw new InvalidOperationException("planted");
            }
        })).ToList();
        var failed = await Task.WhenAll(writes.Select(async write =>
        {
            try
            {
                await write;
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }));

        Assert.Equal(42, Assert.Single(Enumerable.Range(0, 100), index => failed[index]));
        var stored = await world.ReadAsync(session => ExecutionLists.Page(
            world.Tenant, session, new ExecutionFilter(), Keyset.Newest, 1_000));
        Assert.Equal(
            made.Where((_, index) => index != 42).Select(each => each.Id).ToHashSet(),
            stored.Select(row => row.Id).ToHashSet());
        var account = await world.ReadAsync(
            session => AccountRows.Find(world.Tenant, session, made[42].Account.Id));
        Assert.Null(account);
    }

    [Fact]
    public async Task AnUnsyncedWrite_IsSeenAtOnce_AndDoesNotMakeTheNextOneSo()
    {
        await using var world = await World.NewAsync(kind);
        var made = world.Prepare();

        var unsynced = await world.Database.Writes.RunUnsyncedAsync(
            Actor.System(world.Tenant, "test"),
            write =>
            {
                world.Store(write, made);
                return Synced(write);
            },
            CancellationToken.None);
        var synced = await world.WriteAsync(Synced);

        Assert.Equal((false, true), (unsynced, synced));
        Assert.NotNull(await world.ReadAsync(session => AccountRows.Find(world.Tenant, session, made.Account.Id)));

        static bool Synced(IWriteTransaction write) => write.Dialect.Name == "sqlite"
            ? write.QueryNumber("pragma synchronous") == 2
            : write.Query("show synchronous_commit", row => row.Text())[0] == "on";
    }

    [Fact]
    public async Task Writes_ThatReadFirst_DoNotLoseEachOther()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => world.WriteAsync(
            write => EventRows.Append(world.Tenant, write, made.Id, "NOTED"))));

        Assert.Equal(Enumerable.Range(2, 40), numbers.Order());
    }

    [Fact]
    public async Task SameIdempotencyKey_InParallel_ActsOnce()
    {
        await using var world = await World.NewAsync(kind);
        var key = new IdempotencyKey("client-1", "POST", "/api/v1/accounts", new byte[32]);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            var made = world.Prepare();
            return await world.WriteAsync(write =>
            {
                if (IdempotencyRows.Find(world.Tenant, write, key) is { } earlier)
                {
                    return earlier.Execution!.Value;
                }

                world.Store(write, made);
                var row = new IdempotencyRow(key, new byte[32], made.Account.Id, made.Id, write.Now);
                Assert.True(IdempotencyRows.Insert(world.Tenant, write, row));
                return made.Id;
            });
        }));

        Assert.Single(results.Distinct());
        var stored = await world.ReadAsync(session => ExecutionLists.Page(
            world.Tenant, session, new ExecutionFilter(), Keyset.Newest, 100));
        Assert.Single(stored);
    }

    [Fact]
    public async Task IdempotencyRecord_EndsAfter24Hours()
    {
        await using var world = await World.NewAsync(kind);
        var key = new IdempotencyKey("client-1", "POST", "/api/v1/accounts", new byte[32]);
        var row = new IdempotencyRow(key, new byte[32], null, null, world.Time.Now);
        Assert.True(await world.WriteAsync(write => IdempotencyRows.Insert(world.Tenant, write, row)));

        world.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMicroseconds(1));
        Assert.NotNull(await world.ReadAsync(session => IdempotencyRows.Find(world.Tenant, session, key)));
        Assert.Equal(0, await world.SweepAsync(write => Sweeps.DeleteOldIdempotency(write, 10)));
        Assert.False(await world.WriteAsync(write => IdempotencyRows.Insert(world.Tenant, write, row)));

        world.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Null(await world.ReadAsync(session => IdempotencyRows.Find(world.Tenant, session, key)));
        Assert.True(await world.WriteAsync(
            write => IdempotencyRows.Insert(world.Tenant, write, row with { CreatedAt = write.Now })));
        world.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await world.SweepAsync(write => Sweeps.DeleteOldIdempotency(write, 10)));
    }

    [Fact]
    public async Task ARead_CannotWrite()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => world.ReadAsync(session => ExecutionRows.Finalize(
            world.Tenant, (IWriteTransaction)session, made.Id, world.Time.Now)));

        var row = await world.ReadAsync(session => ExecutionRows.Find(world.Tenant, session, made.Id));
        Assert.Equal(ExecutionState.Initiated, row!.State);
    }

    [Fact]
    public async Task ACancelledWrite_IsNotRun()
    {
        await using var world = await World.NewAsync(kind);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Database.Writes.RunAsync<int>(
            world.Actor, _ => throw new InvalidOperationException("ran"), cancelled.Token));
    }
}

public sealed class SqliteWriteTests(SqliteKind kind) : WriteContract(kind), IClassFixture<SqliteKind>
{
    private readonly SqliteKind _kind = kind;

    [Fact]
    public async Task Refuses_PastTheBound()
    {
        await using var world = await World.NewAsync(_kind, mostQueuedWrites: 2);
        using var gate = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var blocking = world.WriteAsync(_ =>
        {
            entered.Set();
            gate.Wait(TimeSpan.FromSeconds(30));
        });
        entered.Wait(TimeSpan.FromSeconds(30));

        var waiting = new[] { world.WriteAsync(_ => 1), world.WriteAsync(_ => 2) };
        await Assert.ThrowsAsync<WritesFullException>(() => world.WriteAsync(_ => 3));
        gate.Set();

        await blocking;
        int[] expected = [1, 2];
        Assert.Equal(expected, await Task.WhenAll(waiting));
    }

    [Fact]
    public async Task ALogThatFilled_IsMovedIntoTheFile_WithoutAnotherWrite()
    {
        const int Pages = 2_000, PageBytes = 4_096;
        await using var world = await World.NewAsync(_kind);
        var file = await world.ReadAsync(session => new FileInfo(
            session.Query("select file from pragma_database_list where name = 'main'", row => row.Text())[0]));

        await world.WriteAsync(write => DeviceVisitRows.Insert(world.Tenant, write, new(
            new(world.NewId()), new(world.NewId()), world.NewId(), null, new byte[32], null, null,
            new byte[Pages * PageBytes], world.Time.Now)));

        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                file.Refresh();
                return file.Length > Pages * PageBytes;
            },
            TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Durable_MeansFullSync_AndForeignKeys()
    {
        await using var world = await World.NewAsync(_kind);

        Assert.Equal((2L, 1L), await world.SweepAsync(write => (
            write.QueryNumber("select synchronous from pragma_synchronous")!.Value,
            write.QueryNumber("select foreign_keys from pragma_foreign_keys")!.Value)));
    }
}

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlWriteTests(PostgreSqlKind kind) : WriteContract(kind);
