using Bonafide.Core.Capabilities;
using Bonafide.Core.Facts;
using Bonafide.Engine.Replay;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Runs;

/// <summary>An execution of one release, judged again by a later one that asks for more.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private static readonly FactKind<string> Email = new("email");
    private static readonly FactKind<string> Later = new("later");
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.NewAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Judges_WithoutWhatWasNotAskedForThen_WhereItIsOptional()
    {
        var id = await ProcessedAsync();
        var capability = new FakeCapability("emailVerification", "email", "later")
        {
            Requires = ["email"],
            Says = input => Outcome(
                input, input.Facts.Read(Email).IsKnown && input.Facts.Read(Later).Status == FactStatus.NotAsked),
        };
        await using var later = new TestEngine(_database, [capability], [new FakeGatherer("email")]);
        var replay = await later.Get<ReplayService>().ReplayAsync(_database.Tenant.Id, id, default);
        Assert.True(replay.IsSame, string.Join('\n', replay.Differences));
    }

    [Fact]
    public async Task Fails_WithoutWhatItRequires()
    {
        var id = await ProcessedAsync();
        var capability = new FakeCapability("emailVerification", "email", "later")
        {
            Says = input => Outcome(input, input.Facts.Read(Later).Status != FactStatus.Failed),
        };
        await using var later = new TestEngine(_database, [capability], [new FakeGatherer("email")]);
        var replay = await later.Get<ReplayService>().ReplayAsync(_database.Tenant.Id, id, default);
        Assert.Equal(Decision.NotExecuted, replay.Replayed!.Type);
    }

    /// <summary>What was asked for and gave nothing for a credential is no question that was not asked.</summary>
    [Fact]
    public async Task AGathererThatFoundNothing_WasAsked()
    {
        var silent = new FakeGatherer("later") { Does = (_, _) => Task.FromResult<IReadOnlyList<Fact>>([]) };
        FactStatus? seen = null;
        var capability = new FakeCapability("emailVerification", "email", "later")
        {
            Requires = ["email"],
            Says = input =>
            {
                seen = input.Facts.Read(Later, input.Group.Credentials[0].Id).Status;
                return CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok);
            },
        };
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = new TestEngine(_database, [capability], [new FakeGatherer("email"), silent]);
        await engine.RunDueAsync();
        Assert.Equal(FactStatus.Failed, seen);
        var row = (await _database.ReadAsync(session => FactRows.Of(_database.Tenant.Id, session, id)))
            .Single(one => one.Kind == "later");
        Assert.Equal((null, FactStatus.NoInput), (row.Credential, row.Status));
    }

    private async Task<Core.ExecutionId> ProcessedAsync()
    {
        var capability = new FakeCapability("emailVerification", "email")
        {
            Says = input => Outcome(input, input.Facts.Read(Email).IsKnown),
        };
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = new TestEngine(_database, [capability], [new FakeGatherer("email")]);
        await engine.RunDueAsync();
        return id;
    }

    private static CapabilityOutcome Outcome(CapabilityInput input, bool passes) => passes
        ? CapabilityOutcome.Of(input.Group, Decision.Passed, CommonLabels.Ok)
        : CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, hasData: true);
}
