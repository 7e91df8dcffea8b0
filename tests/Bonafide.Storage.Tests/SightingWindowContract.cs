using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>A window is [now − length, now): its far end counts, its near end does not, on every database.</summary>
public abstract class SightingWindowContract(DatabaseKind kind)
{
    [Fact]
    public async Task Windows_EndWhereTheySay()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var asking = await world.CreateAsync();
        TimeSpan[] ages =
        [
            TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(90), TimeSpan.FromDays(90) + TimeSpan.FromMicroseconds(1),
        ];
        foreach (var age in ages)
        {
            await SeeAsync(world, await world.CreateAsync(), now - age, [1]);
        }

        // At the very end, by another element, and by the asking execution: none of them counts.
        await SeeAsync(world, await world.CreateAsync(), now, [1]);
        await SeeAsync(world, await world.CreateAsync(), now - ages[0], [2]);
        await SeeAsync(world, asking, now - ages[0], [1]);

        var seen = await SeenAsync(world, asking, 1_000, 200);
        Assert.Equal((7, 2, 4, 6), (seen.Hits, seen.HitsLastHour, seen.HitsLast24Hours, seen.HitsLast90Days));
        Assert.Equal(
            (now - ages[6], now - ages[0], 6),
            (seen.FirstSeen!.Value, seen.LastSeen!.Value, seen.OtherAccountsLast90Days));
        Assert.Equal((0, 0), (seen.RiskyHitsLast90Days, seen.RiskyHitsLast24Hours));
    }

    [Fact]
    public async Task WhatCameTogether_IsShown_AndTheRiskyAlone()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var asking = await world.CreateAsync();
        for (byte i = 0; i < 4; i++)
        {
            var made = await world.CreateAsync();
            await SeeAsync(world, made, now - TimeSpan.FromHours(i + 1), [1]);
            await SeeAsync(world, made, now - TimeSpan.FromHours(i + 1), [9, (byte)(i / 2)], SightingKind.Email);
            if (i >= 2)
            {
                await world.WriteAsync(write => FeedbackRows.Insert(world.Tenant, write, new(
                    world.NewId(), made.Id, "FRAUD", null, now, "client-1")));
            }
        }

        Assert.Equal(["0900", "0900", "0901", "0901"], await EmailsAsync(200, riskyOnly: false));
        Assert.Equal(["0901", "0901"], await EmailsAsync(200, riskyOnly: true));
        Assert.Equal(["0900"], await EmailsAsync(1, riskyOnly: false));
        var seen = await SeenAsync(world, asking, 1_000, 200);
        Assert.Equal((4, 2, 2), (seen.Hits, seen.RiskyHitsLast90Days, seen.RiskyHitsLast24Hours));

        async Task<IEnumerable<string>> EmailsAsync(int most, bool riskyOnly) => (await world.ReadAsync(
            session => SightingHistoryRows.ShownWith(
                session, new(world.Tenant, SightingKind.Phone, [1], asking.Id, now), now.AddDays(-90), most,
                riskyOnly)))
            .Where(one => one.Kind == SightingKind.Email).Select(one => Convert.ToHexString(one.Hash)).Order();
    }

    [Fact]
    public async Task AFullCount_SaysThatManyOrMore_AndTheFirstIsStillOfAll()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var asking = await world.CreateAsync();
        for (var i = 1; i <= 6; i++)
        {
            await SeeAsync(world, await world.CreateAsync(), now - TimeSpan.FromDays(i), [1]);
        }

        var seen = await SeenAsync(world, asking, 4, 2);
        Assert.Equal(
            (4, 4, 4, 2),
            (seen.Hits, seen.HitsLast90Days, seen.DaysSeenLast90Days, seen.OtherAccountsLast90Days));
        Assert.Equal(
            (now - TimeSpan.FromDays(6), now - TimeSpan.FromDays(1)), (seen.FirstSeen!.Value, seen.LastSeen!.Value));
    }

    [Fact]
    public async Task ARisk_ComesAndGoesWithTheDecisionAndTheFeedback()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var asking = await world.CreateAsync();
        var made = await world.CreateAsync();
        await SeeAsync(world, made, now - TimeSpan.FromHours(1), [1]);
        Assert.Equal(0, await RiskyAsync());

        await SayAsync("FRAUD", 0);
        Assert.Equal(1, await RiskyAsync());
        await SayAsync("NOT_FRAUD", 1);
        Assert.Equal(0, await RiskyAsync());
        await world.WriteAsync(write =>
        {
            ExecutionRows.Finalize(world.Tenant, write, made.Id, write.Now);
            var mine = LeaseRows.Take(world.Tenant, write, made.Id, 0, write.Now.AddMinutes(1))!.Value;
            LeaseRows.Complete(
                world.Tenant, write, made.Id, mine, ExecutionState.Processed,
                new(Decision.Rejected, "HIGH_RISK", 9_000), null, null);
        });
        Assert.Equal(1, await RiskyAsync());
        await world.WriteAsync(write => ExecutionRows.DecideManually(
            world.Tenant, write, made.Id, new(Decision.Passed, "MANUAL_APPROVED", 0)));
        Assert.Equal(0, await RiskyAsync());

        async Task<long> RiskyAsync() => (await SeenAsync(world, asking, 1_000, 200)).RiskyHitsLast90Days;

        Task SayAsync(string status, int second) => world.WriteAsync(write => FeedbackRows.Insert(
            world.Tenant, write, new(world.NewId(), made.Id, status, null, now.AddSeconds(second), "client-1")));
    }

    private static Task<SightingHistory> SeenAsync(World world, NewExecution asking, int most, int mostLinked)
    {
        var now = world.Time.Now;
        var asked = new EarlierThan(world.Tenant, SightingKind.Phone, [1], asking.Id, now);
        return world.ReadAsync(
            session => SightingHistoryRows.History(session, asked, asking.Account.Id, most, mostLinked));
    }

    private static Task<bool> SeeAsync(
        World world, NewExecution made, DateTimeOffset at, byte[] hash, SightingKind kind = SightingKind.Phone) =>
        world.WriteAsync(write => SightingRows.Insert(world.Tenant, write, new SightingRow(
            kind, hash, made.Id, made.Account.Id, at, "API")));
}

public sealed class SqliteSightingWindowTests(SqliteKind kind)
    : SightingWindowContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSightingWindowTests(PostgreSqlKind kind) : SightingWindowContract(kind);
