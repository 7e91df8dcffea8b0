using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Sightings;
using Bonafide.Engine.History;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.History;

/// <summary>A phone that three earlier transactions showed: with one email twice, with another once.</summary>
public sealed class EarlierSightingsTests : IAsyncLifetime
{
    private static readonly byte[] Phone = [1];
    private static readonly byte[] Email = [2];
    private static readonly byte[] OtherEmail = [3];

    private TestDatabase _database = null!;
    private DateTimeOffset _now;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.NewAsync();
        _now = _database.Time.GetUtcNow();
        await SeeAsync(_now.AddHours(-2), (SightingKind.Phone, Phone), (SightingKind.Email, Email));
        await SeeAsync(_now.AddDays(-3), (SightingKind.Phone, Phone), (SightingKind.Email, Email));
        await SeeAsync(_now.AddDays(-5), (SightingKind.Phone, Phone), (SightingKind.Email, OtherEmail));
        await SeeAsync(_now.AddDays(-5), (SightingKind.Email, OtherEmail));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Together_CountsDistinctElementsOfEachKind()
    {
        var (whole, day, risky) = await ReadAsync(earlier => (
            earlier.Together(SightingKind.Phone, Phone, _now.AddDays(-90), riskyOnly: false),
            earlier.Together(SightingKind.Phone, Phone, _now.AddDays(-1), riskyOnly: false),
            earlier.Together(SightingKind.Phone, Phone, _now.AddDays(-90), riskyOnly: true)));

        Assert.Equal((1, 2), (whole[SightingKind.Phone], whole[SightingKind.Email]));
        Assert.Equal((1, 1), (day[SightingKind.Phone], day[SightingKind.Email]));
        Assert.Empty(risky);
    }

    [Fact]
    public async Task RiskyTogether_CountsTransactionsThatWereReportedAlone()
    {
        var reported = await _database.AddExecutionAsync(new(10015, CredentialCategory.Id));
        await _database.WriteAsync(write =>
        {
            foreach (var (kind, hash) in new[] { (SightingKind.Phone, Phone), (SightingKind.Email, (byte[])[7]) })
            {
                SightingRows.Insert(_database.Tenant.Id, write, new(
                    kind, hash, reported, new(Guid.Empty), _now.AddDays(-4), "API"));
            }

            FeedbackRows.Insert(_database.Tenant.Id, write, new(
                _database.Ids.New(), reported, "FRAUD", null, _now, "a client"));
        });

        var risky = await ReadAsync(
            earlier => earlier.Together(SightingKind.Phone, Phone, _now.AddDays(-90), riskyOnly: true));

        Assert.Equal((1, 1), (risky[SightingKind.Phone], risky[SightingKind.Email]));
    }

    [Fact]
    public async Task Elements_OfTheSameTransactions_AreCountedAsIfEachWereReadAlone()
    {
        var after = await ReadAsync(earlier =>
        {
            earlier.Together(SightingKind.Phone, Phone, _now.AddDays(-90), riskyOnly: false);
            return earlier.Together(SightingKind.Email, OtherEmail, _now.AddDays(-90), riskyOnly: false);
        });
        var alone = await ReadAsync(
            earlier => earlier.Together(SightingKind.Email, OtherEmail, _now.AddDays(-90), riskyOnly: false));

        Assert.Equal(alone, after);
        Assert.Equal((1, 1), (alone[SightingKind.Phone], alone[SightingKind.Email]));
    }

    [Fact]
    public async Task Link_SaysWhenBothWereSeen_AndHowManyOthers()
    {
        var link = await ReadAsync(earlier => earlier.Link((SightingKind.Phone, Phone), (SightingKind.Email, Email)));
        Assert.Equal((_now.AddDays(-3), _now.AddHours(-2), 1), (link.First!.Value, link.Last!.Value, link.Others));

        var none = await ReadAsync(earlier => earlier.Link((SightingKind.Phone, Phone), (SightingKind.Email, [9])));
        Assert.Equal((null, null, 2), (none.First, none.Last, none.Others));
    }

    [Fact]
    public async Task Counts_OfAnElementSeenOften_AreThoseOfARareOneAndMore()
    {
        var rare = await ReadAsync(earlier => earlier.Counts(SightingKind.Phone, Phone));
        Assert.Equal(
            (3, 1, 3, 3, _now.AddDays(-5)),
            (rare.Hits, rare.HitsLast24Hours, rare.DaysSeenLast90Days, rare.OtherAccountsLast90Days,
                rare.FirstSeen!.Value));

        for (var i = 0; i < 250; i++)
        {
            await SeeAsync(_now.AddMinutes(-1 - i), (SightingKind.Phone, Phone));
        }

        var often = await ReadAsync(earlier => earlier.Counts(SightingKind.Phone, Phone));
        Assert.Equal(
            (253, 251, 3, 200, _now.AddDays(-5)),
            (often.Hits, often.HitsLast24Hours, often.DaysSeenLast90Days, often.OtherAccountsLast90Days,
                often.FirstSeen!.Value));
    }

    private Task<T> ReadAsync<T>(Func<EarlierSightings, T> read) => _database.ReadAsync(
        session => read(new EarlierSightings(session, new ExecutionView
        {
            Tenant = _database.Tenant.Id, IsSandbox = true, Account = new(Guid.Empty), Id = new(Guid.Empty),
            Workflow = null!, StartedAt = _now, Settings = new(), Credentials = [],
        })));

    private Task SeeAsync(DateTimeOffset at, params (SightingKind Kind, byte[] Hash)[] shown)
    {
        var (execution, account) = (new ExecutionId(_database.Ids.New()), new AccountId(_database.Ids.New()));
        return _database.WriteAsync(write =>
        {
            foreach (var (kind, hash) in shown)
            {
                SightingRows.Insert(_database.Tenant.Id, write, new(kind, hash, execution, account, at, "API"));
            }
        });
    }
}
