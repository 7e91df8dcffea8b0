using Bonafide.Core;
using Bonafide.Core.Facts;
using Bonafide.Core.Sightings;
using Bonafide.Storage.Rows;
using Bonafide.Storage.Tests.Support;

namespace Bonafide.Storage.Tests;

/// <summary>What other tenants saw of a phone is counted by its shared hash, and by nothing else.</summary>
public abstract class SharedSightingContract(DatabaseKind kind)
{
    private static readonly byte[] Shared = [7, 7];
    private readonly byte[] _hash = [1];

    [Fact]
    public async Task Counts_OtherTenants_InTheSameWindows()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var others = new[] { await world.AddTenantAsync(), await world.AddTenantAsync() };
        TimeSpan[] ages =
        [
            TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(90), TimeSpan.FromDays(90) + TimeSpan.FromMicroseconds(1),
        ];
        for (var i = 0; i < ages.Length; i++)
        {
            await SeeAsync(world, others[i % 2].Tenant, now - ages[i], Shared);
        }

        // At the very end, of another number, not shared, and the tenant's own: none of them counts.
        await SeeAsync(world, others[0].Tenant, now, Shared);
        await SeeAsync(world, others[0].Tenant, now - ages[0], [8]);
        await SeeAsync(world, others[0].Tenant, now - ages[0], null);
        await SeeAsync(world, world.Tenant, now - TimeSpan.FromDays(10), Shared);

        var seen = await SummaryAsync(world, 1_000);
        Assert.Equal(
            (7, 2, 4, 6), (seen.Hits, seen.HitsLastHour, seen.HitsLast24Hours, seen.HitsLast90Days));
        Assert.Equal((now - ages[6], now - ages[0]), (seen.FirstSeen, seen.LastSeen));
        Assert.Equal((0, 0), (seen.RiskyHitsLast90Days, seen.RiskyHitsLast24Hours));
        var days = ages[..6].Append(TimeSpan.FromDays(10)).Select(age => (now - age).Date).Distinct().Count();
        Assert.Equal(days, seen.DaysSeenByAllLast90Days);
        Assert.Equal(new SharedHistory(), await SummaryAsync(world, 1_000, [9]));
    }

    [Fact]
    public async Task Counts_AmongTheNewestOfAll()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var (other, _) = await world.AddTenantAsync();
        for (var i = 1; i <= 3; i++)
        {
            await SeeAsync(world, other, now - TimeSpan.FromDays(i), Shared);
            await SeeAsync(world, world.Tenant, now - TimeSpan.FromDays(i) - TimeSpan.FromHours(1), Shared);
        }

        var seen = await SummaryAsync(world, 4);
        Assert.Equal((2, now - TimeSpan.FromDays(2)), (seen.Hits, seen.FirstSeen));
    }

    [Fact]
    public async Task TheRisk_OfAnotherTenant_CountsAsItsOwnDoes()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var (other, _) = await world.AddTenantAsync();
        var reported = await world.CreateAsync();
        await SeeAsync(world, world.Tenant, now - TimeSpan.FromHours(2), Shared);
        await SeeAsync(world, world.Tenant, now - TimeSpan.FromDays(2), Shared, reported);
        await world.WriteAsync(write => FeedbackRows.Insert(
            world.Tenant, write, new(world.NewId(), reported.Id, "FRAUD", null, now, "client-1")));

        var seen = await SummaryAsync(world, 1_000, own: other);
        Assert.Equal((2, 1, 0), (seen.Hits, seen.RiskyHitsLast90Days, seen.RiskyHitsLast24Hours));
    }

    [Fact]
    public async Task Goes_WithThePersonAndWithItsRetention()
    {
        await using var world = await World.NewAsync(kind);
        var now = world.Time.Now;
        var (other, _) = await world.AddTenantAsync();
        var made = await world.CreateAsync();
        await SeeAsync(world, world.Tenant, now - TimeSpan.FromDays(1), Shared, made);
        await SeeAsync(world, world.Tenant, now - TimeSpan.FromDays(900), Shared);
        Assert.Equal(2, (await SummaryAsync(world, 1_000, own: other)).Hits);

        await world.WriteAsync(write => SightingRows.DeleteBefore(
            world.Tenant, write, now - TimeSpan.FromDays(730), 10));
        Assert.Equal(1, (await SummaryAsync(world, 1_000, own: other)).Hits);
        await world.WriteAsync(write => ErasureRows.DeleteAccount(world.Tenant, write, made.Account.Id));
        Assert.Equal(new SharedHistory(), await SummaryAsync(world, 1_000, own: other));
    }

    private Task<bool> SeeAsync(
        World world, TenantId tenant, DateTimeOffset at, byte[]? shared, NewExecution? made = null) =>
        world.Database.Writes.RunAsync(
            Actor.System(tenant, "test"),
            write => SightingRows.Insert(tenant, write, new SightingRow(
                SightingKind.Phone, _hash, made?.Id ?? new(world.NewId()), made?.Account.Id ?? new(world.NewId()), at,
                "API", SharedHash: shared)),
            CancellationToken.None);

    /// <summary>Within the world, so that its statement is looked at as all others are.</summary>
    private static Task<SharedHistory> SummaryAsync(
        World world, int most, byte[]? shared = null, TenantId? own = null) =>
        world.SweepAsync(write => SharedSightingRows.History(
            own ?? world.Tenant, write, shared ?? Shared, new(Guid.Empty), world.Time.Now, most));
}

public sealed class SqliteSharedSightingTests(SqliteKind kind)
    : SharedSightingContract(kind), IClassFixture<SqliteKind>;

[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlSharedSightingTests(PostgreSqlKind kind) : SharedSightingContract(kind);
