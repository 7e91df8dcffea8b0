using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>Due rows, leases, facts, outcomes and callbacks.</summary>
public abstract class WorkContract(DatabaseKind kind)
{
    [Fact]
    public async Task DueWork_IsTakenOnce_AndComesBackWhenNobodyLeasesIt()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);

        var taken = Assert.Single(await TakeDueAsync(world));
        Assert.Equal((made.Id, 0L), (taken.Execution, taken.LeaseEpoch));
        Assert.Empty(await TakeDueAsync(world));

        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(made.Id, Assert.Single(await TakeDueAsync(world)).Execution);
    }

    [Fact]
    public async Task InteractiveWork_GoesFirst_AndTheBoundHolds()
    {
        await using var world = await World.NewAsync(kind);
        var batch = world.Prepare();
        batch = batch with { Execution = batch.Execution with { Class = WorkClass.Batch } };
        await world.WriteAsync(write => world.Store(write, batch));
        await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, batch.Id, write.Now.AddHours(-1)));
        var interactive = await FinalizedAsync(world);

        Assert.Equal(interactive.Id, Assert.Single(await TakeDueAsync(world, limit: 1)).Execution);
        Assert.Equal(batch.Id, Assert.Single(await TakeDueAsync(world, limit: 1)).Execution);
    }

    [Fact]
    public async Task ParallelSweeps_NeverTakeTheSameRow()
    {
        await using var world = await World.NewAsync(kind);
        for (var i = 0; i < 30; i++)
        {
            await FinalizedAsync(world);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeDueAsync(world, limit: 5)));

        Assert.Equal(30, taken.SelectMany(rows => rows).Select(row => row.Execution).Distinct().Count());
    }

    [Fact]
    public async Task ALease_IsTakenOnce_PerMessage()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);

        Assert.Equal(1, await TakeLeaseAsync(world, made, seen: 0));
        Assert.Null(await TakeLeaseAsync(world, made, seen: 0));
        Assert.Empty(await TakeDueAsync(world));
    }

    [Fact]
    public async Task ALostLease_WritesNothing()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);
        await TakeLeaseAsync(world, made, seen: 0);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        var again = Assert.Single(await TakeDueAsync(world));
        Assert.Equal(2, await TakeLeaseAsync(world, made, again.LeaseEpoch));

        Assert.False(await world.WriteAsync(write => LeaseRows.Renew(world.Tenant, write, made.Id, 1, write.Now)));
        Assert.False(await world.WriteAsync(write => LeaseRows.Holds(world.Tenant, write, made.Id, 1)));
        Assert.False(await CompleteAsync(world, made, mine: 1));
        Assert.True(await CompleteAsync(world, made, mine: 2));
        Assert.False(await CompleteAsync(world, made, mine: 2));
    }

    [Fact]
    public async Task ARenewedLease_KeepsSweepsAway()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);
        await TakeLeaseAsync(world, made, seen: 0);
        world.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await world.WriteAsync(
            write => LeaseRows.Renew(world.Tenant, write, made.Id, 1, write.Now.AddMinutes(1))));

        world.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await TakeDueAsync(world));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await TakeDueAsync(world));
    }

    [Fact]
    public async Task Facts_AreGatheredOnce_AndOutcomesReadBack()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);
        var credential = made.Credentials[0].Id;
        var whole = new FactRow(made.Id, "email", null, FactStatus.Known, [1, 2], "[]", world.Time.Now);
        var single = new FactRow(made.Id, "document", credential, FactStatus.Failed, null, "[]", world.Time.Now);
        var outcome = new OutcomeRow(
            world.NewId(), made.Id, 1, "usability", 0, 0, Decision.Passed, "OK", [3], "[]", world.Time.Now);

        await world.WriteAsync(write =>
        {
            Assert.True(FactRows.Insert(world.Tenant, write, whole));
            Assert.True(FactRows.Insert(world.Tenant, write, single));
            Assert.False(FactRows.Insert(world.Tenant, write, whole with { SealedValue = [9] }));
            OutcomeRows.Insert(world.Tenant, write, outcome);
        });

        var facts = await world.ReadAsync(session => FactRows.Of(world.Tenant, session, made.Id));
        Assert.Equivalent(new[] { single, whole }, facts, strict: true);
        var outcomes = await world.ReadAsync(session => OutcomeRows.Of(world.Tenant, session, made.Id));
        Assert.Equivalent(outcome, Assert.Single(outcomes), strict: true);
    }

    [Fact]
    public async Task ACallback_IsClaimedOnce_AndItsAttemptsAreKept()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);
        var callback = await AddCallbackAsync(world, made);
        var claim = Assert.Single(await TakeCallbacksAsync(world));
        Assert.Empty(await TakeCallbacksAsync(world));

        var failed = new CallbackAttempt(world.Time.Now, false, 503, null, 120);
        Assert.True(await RecordAsync(world, claim, failed, world.Time.Now.AddMinutes(1)));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var second = Assert.Single(await TakeCallbacksAsync(world));
        Assert.False(await RecordAsync(world, claim, failed, world.Time.Now));
        var delivered = new CallbackAttempt(world.Time.Now, true, 200, null, 80);
        Assert.True(await RecordAsync(world, second, delivered, null));

        var row = await world.ReadAsync(session => CallbackRows.Find(world.Tenant, session, callback));
        Assert.Equal((CallbackState.Delivered, 2), (row!.State, row.Attempts));
        Assert.Equal(world.Time.Now, row.DeliveredAt);
        var attempts = await world.ReadAsync(session => CallbackRows.Attempts(world.Tenant, session, callback));
        Assert.Equal(new int?[] { 503, 200 }, attempts.Select(attempt => attempt.HttpStatus));
    }

    [Fact]
    public async Task ACallback_IsGivenUp_AndCanBeSentAgain()
    {
        await using var world = await World.NewAsync(kind);
        var made = await FinalizedAsync(world);
        var callback = await AddCallbackAsync(world, made);
        var claim = Assert.Single(await TakeCallbacksAsync(world));
        var failed = new CallbackAttempt(world.Time.Now, false, null, "timeout", 10_000);
        Assert.True(await RecordAsync(world, claim, failed, null));
        var row = await world.ReadAsync(session => CallbackRows.Find(world.Tenant, session, callback));
        Assert.Equal(CallbackState.GivenUp, row!.State);

        Assert.True(await world.WriteAsync(write => CallbackRows.Resend(world.Tenant, write, callback)));

        Assert.Equal(callback, Assert.Single(await TakeCallbacksAsync(world)).Callback);
        Assert.Equal(callback, Assert.Single(await world.ReadAsync(
            session => CallbackRows.Page(world.Tenant, session, Keyset.Newest, 10))).Id);
    }

    private static async Task<NewExecution> FinalizedAsync(World world)
    {
        var made = await world.CreateAsync();
        await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, made.Id, write.Now));
        return made;
    }

    private static Task<List<DueExecution>> TakeDueAsync(World world, int limit = 10) =>
        world.SweepAsync(write => Sweeps.TakeDueExecutions(write, write.Now.AddMinutes(1), limit));

    private static Task<List<DueCallback>> TakeCallbacksAsync(World world) =>
        world.SweepAsync(write => Sweeps.TakeDueCallbacks(write, write.Now.AddSeconds(30), 10));

    private static Task<bool> RecordAsync(
        World world, DueCallback claim, CallbackAttempt attempt, DateTimeOffset? next) => world.WriteAsync(
        write => CallbackRows.RecordAttempt(
            world.Tenant, write, claim.Callback, claim.LeaseEpoch, attempt, next));

    private static Task<long?> TakeLeaseAsync(World world, NewExecution made, long seen) => world.WriteAsync(
        write => LeaseRows.Take(world.Tenant, write, made.Id, seen, write.Now.AddMinutes(1)));

    private static Task<bool> CompleteAsync(World world, NewExecution made, long mine) => world.WriteAsync(
        write => LeaseRows.Complete(
            world.Tenant,
            write,
            made.Id,
            mine,
            ExecutionState.Processed,
            new StoredDecision(Decision.Passed, "PASSED", 0),
            "UTO",
            "PASSPORT"));

    private static async Task<Guid> AddCallbackAsync(World world, NewExecution made)
    {
        var id = world.NewId();
        await world.WriteAsync(write => CallbackRows.Insert(world.Tenant, write, new CallbackRow(
            id, made.Id, 1, [1], [2], null, CallbackState.Pending, write.Now, 0, 0, write.Now, null)));
        return id;
    }
}

public sealed class SqliteWorkTests(SqliteKind kind) : WorkContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlWorkTests(PostgreSqlKind kind) : WorkContract(kind);
