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

        var seen = await world.ReadAsync(session => SightingHistoryRows.Summary(
            world.Tenant, session, SightingKind.Phone, [1], asking.Id, asking.Account.Id, now));
        Assert.Equal((7, 2, 4, 6), (seen.Total, seen.LastHour, seen.LastDay, seen.Last90Days));
        Assert.Equal((now - ages[6], now - ages[0], 6), (seen.First!.Value, seen.Last!.Value, seen.OtherAccounts));
        Assert.Equal((0, 0), (seen.Risky, seen.RiskyLastDay));
    }

    [Fact]
    public async Task Together_CountsDistinctElements_AndTheRiskyAmongThem()
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

        Assert.Equal(2, (await TogetherAsync(riskyOnly: false))[SightingKind.Email]);
        Assert.Equal(1, (await TogetherAsync(riskyOnly: true))[SightingKind.Email]);
        var seen = await world.ReadAsync(session => SightingHistoryRows.Summary(
            world.Tenant, session, SightingKind.Phone, [1], asking.Id, asking.Account.Id, now));
        Assert.Equal((4, 2, 2), (seen.Total, seen.Risky, seen.RiskyLastDay));

        Task<Dictionary<SightingKind, long>> TogetherAsync(bool riskyOnly) => world.ReadAsync(
            session => SightingHistoryRows.Together(world.Tenant, session, SightingKind.Phone, [1], asking.Id,
                now - TimeSpan.FromDays(90), now, 1_000, riskyOnly));
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
