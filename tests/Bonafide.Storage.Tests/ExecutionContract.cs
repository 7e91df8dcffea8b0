using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>What every database must do with executions.</summary>
public abstract class ExecutionContract(DatabaseKind kind)
{
    [Fact]
    public async Task ReadsBack_WhatOneCreateStored()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        await world.WriteAsync(write => PartRows.Insert(world.Tenant, write, world.Part(made, 0, "FRONT")));

        var loaded = await world.ReadAsync(session => ExecutionRows.Load(world.Tenant, session, made.Id));

        Assert.NotNull(loaded);
        Assert.Equivalent(made.Execution, loaded.Execution, strict: true);
        Assert.Equal(made.Credentials, loaded.Credentials);
        Assert.Equal("FRONT", Assert.Single(loaded.Parts).Classifier);
        var events = await world.ReadAsync(session => EventRows.Of(world.Tenant, session, made.Id));
        Assert.Equal("client-1", Assert.Single(events).ActorId);
    }

    [Fact]
    public async Task AUniqueKey_ThatIsTaken_IsSaidAsSuch()
    {
        await using var world = await World.NewAsync(kind);
        var (other, _) = await world.AddTenantAsync();
        Task<int> Claim(TenantId tenant) => world.Database.Writes.RunAsync(
            Actor.System(tenant, "test"),
            write => TenantRows.UpdateSettings(
                tenant, write, TenantRows.Find(tenant, write)!.UpdatedAt, [1], "acme"),
            CancellationToken.None);

        Assert.Equal(1, await Claim(world.Tenant));
        await Assert.ThrowsAsync<KeyTakenException>(() => Claim(other));
        Assert.Equal(1, await Claim(world.Tenant));
    }

    [Fact]
    public async Task Update_AddsAnExecutionToTheAccount()
    {
        await using var world = await World.NewAsync(kind);
        var first = await world.CreateAsync();
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await world.CreateAsync(first.Account.Id);

        var listed = await world.ReadAsync(session => ExecutionLists.Page(
            world.Tenant, session, new ExecutionFilter { Account = first.Account.Id }, Keyset.Newest, 10));

        Assert.Equal([second.Id, first.Id], listed.Select(row => row.Id));
    }

    [Fact]
    public async Task Hides_AForeignExecution()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var (other, _) = await world.AddTenantAsync();

        var found = await world.Database.ReadAsync(
            other, session => ExecutionRows.Find(other, session, made.Id), CancellationToken.None);

        Assert.Null(found);
    }

    [Fact]
    public async Task Refuses_ASessionOfAnotherTenant()
    {
        await using var world = await World.NewAsync(kind);
        var (other, _) = await world.AddTenantAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.ReadAsync(
            session => ExecutionLists.Page(other, session, new ExecutionFilter(), Keyset.Newest, 1)));
    }

    [Fact]
    public async Task Finalize_MakesWork_Once()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var due = world.Time.Now.AddSeconds(2);

        Assert.True(await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, made.Id, due)));
        Assert.False(await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, made.Id, due)));

        var row = await FindAsync(world, made);
        Assert.Equal(ExecutionState.Processing, row.State);
        Assert.Equal(due, row.DueAt);
        Assert.Equal(world.Time.Now, row.StartedAt);
        Assert.Null(row.ExpiresAt);
    }

    [Fact]
    public async Task Touch_StartsTheJourney_AndMovesTheSession()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var started = world.Time.Now;

        Assert.True(await TouchAsync(world, made));
        world.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.True(await TouchAsync(world, made));
        var row = await FindAsync(world, made);
        Assert.Equal(started, row.AcquisitionStartedAt);
        Assert.Equal(world.Time.Now.AddMinutes(15), row.ExpiresAt);

        world.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await TouchAsync(world, made));
    }

    [Theory]
    [InlineData(false, ExecutionState.TokenExpired, "TOKEN_EXPIRED")]
    [InlineData(true, ExecutionState.SessionExpired, "SESSION_EXPIRED")]
    public async Task Expires_AtItsInstant_NotBefore(bool isStarted, ExecutionState expected, string label)
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var lifetime = TimeSpan.FromMinutes(30);
        if (isStarted)
        {
            await TouchAsync(world, made);
            lifetime = TimeSpan.FromMinutes(15);
        }

        world.Time.Advance(lifetime - TimeSpan.FromMicroseconds(1));
        Assert.Empty(await ExpiredAsync(world));
        Assert.Null(await world.WriteAsync(write => ExecutionRows.Expire(world.Tenant, write, made.Id)));

        world.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(made.Id, Assert.Single(await ExpiredAsync(world)).Execution);
        Assert.Equal(expected, await world.WriteAsync(write => ExecutionRows.Expire(world.Tenant, write, made.Id)));
        Assert.Null(await world.WriteAsync(write => ExecutionRows.Expire(world.Tenant, write, made.Id)));
        Assert.Empty(await ExpiredAsync(world));

        var row = await FindAsync(world, made);
        Assert.Equal(new StoredDecision(Decision.NotExecuted, label, -100), row.Decision);
        Assert.Null(row.StartedAt);
    }

    [Fact]
    public async Task ManualDecision_LeavesTheAutomaticOneBeside()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        await world.WriteAsync(write => ExecutionRows.Finalize(world.Tenant, write, made.Id, world.Time.Now));
        var automatic = new StoredDecision(Decision.Warning, "WARNING", 5_000);
        await world.WriteAsync(write =>
        {
            var epoch = LeaseRows.Take(world.Tenant, write, made.Id, 0, world.Time.Now.AddMinutes(1));
            LeaseRows.Complete(
                world.Tenant, write, made.Id, epoch!.Value, ExecutionState.InReview, automatic, "UTO", "PASSPORT");
        });
        Assert.Null((await FindAsync(world, made)).CompletedAt);

        var manual = new StoredDecision(Decision.Passed, "MANUAL_APPROVED", 0);
        Assert.True(await world.WriteAsync(
            write => ExecutionRows.DecideManually(world.Tenant, write, made.Id, manual)));

        var row = await FindAsync(world, made);
        Assert.Equal(ExecutionState.Processed, row.State);
        Assert.Equal(manual, row.Decision);
        Assert.Equal(automatic, row.AutomaticDecision);
        Assert.Equal(world.Time.Now, row.CompletedAt);
        Assert.Equal("UTO", row.Country);
    }

    [Fact]
    public async Task Replace_GivesBackTheOldBlob()
    {
        await using var world = await World.NewAsync(kind);
        var made = await world.CreateAsync();
        var first = world.Part(made, 0, "FRONT");
        var second = world.Part(made, 0, "FRONT");

        Assert.Empty(await world.WriteAsync(write => PartRows.Replace(world.Tenant, write, first)));
        var orphans = await world.WriteAsync(write => PartRows.Replace(world.Tenant, write, second));

        Assert.Equal(first.Blob, Assert.Single(orphans));
        var parts = await world.ReadAsync(session => PartRows.OfSlot(world.Tenant, session, made.Credentials[0].Id));
        Assert.Equal(second.Id, Assert.Single(parts).Id);
    }

    private static Task<bool> TouchAsync(World world, NewExecution made) => world.WriteAsync(
        write => ExecutionRows.Touch(world.Tenant, write, made.Id, world.Time.Now.AddMinutes(15), "API"));

    private static Task<List<TenantExecution>> ExpiredAsync(World world) =>
        world.Database.ReadAcrossTenantsAsync(session => Sweeps.Expired(session, 10), CancellationToken.None);

    private static async Task<ExecutionRow> FindAsync(World world, NewExecution made) =>
        (await world.ReadAsync(session => ExecutionRows.Find(world.Tenant, session, made.Id)))!;
}

public sealed class SqliteExecutionTests(SqliteKind kind) : ExecutionContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlExecutionTests(PostgreSqlKind kind) : ExecutionContract(kind);
