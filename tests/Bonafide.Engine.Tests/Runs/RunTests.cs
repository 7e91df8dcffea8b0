using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Core.Scoring;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Runs;

public sealed class RunTests : IAsyncLifetime
{
    private readonly FakeGatherer _gatherer = new("email");
    private readonly FakeCapability _capability = new("emailVerification", "email");
    private TestDatabase _database = null!;

    public async Task InitializeAsync() =>
        _database = await TestDatabase.NewAsync(new() { CallbackUrl = "https://receiver.example/hook" });

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Processes_WhatIsDue_WithOneEventAndOneCallback()
    {
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();

        var row = await _database.RowAsync(id);
        Assert.Equal((ExecutionState.Processed, null, null), (row.State, row.DueAt, row.LeaseUntil));
        Assert.Equal(new StoredDecision(Decision.Passed, "PASSED", 0), row.Decision);
        Assert.Equal(row.Decision, row.AutomaticDecision);
        Assert.Equal(["INITIATED", "ACQUIRED", "PROCESSED"], await _database.EventsAsync(id));
        Assert.Equal(3, Assert.Single(await _database.CallbacksAsync(id)).Sequence);
        Assert.Equal("emailVerification", Assert.Single(await _database.OutcomesAsync(id)).Capability);
    }

    [Fact]
    public async Task Keeps_SettingsRulesetsFactsAndDecision_AsFacts()
    {
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();
        var loaded = await engine.Get<ExecutionLoader>().LoadAsync(_database.Tenant.Id, id, default);
        Assert.Equal(
            ["decision", "email", "rulesets", "settings"],
            loaded!.Facts.All.Select(fact => fact.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(0, loaded.Facts.Read(DecisionFacts.Kind).Value!.Decision.Score);
        Assert.Equal([new DataVersion("pack", "1")], loaded.Facts.VersionsOf(["email"]));
    }

    [Fact]
    public async Task Judges_OverWhatWasGathered()
    {
        _capability.Says = input => CapabilityOutcome.Of(
            input.Group,
            input.Facts.Read(new FactKind<string>("email")).Value == "value of email"
                && input.Subject.Values.Email == "ann@example.com"
                ? Decision.Warning : Decision.Rejected,
            "SEEN");
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();
        Assert.Equal(new StoredDecision(Decision.Warning, "WARNING", 5_000), (await _database.RowAsync(id)).Decision);
    }

    [Fact]
    public async Task Stores_AFailedFact_AfterItsAttempts_AndNeverAVerdict()
    {
        _gatherer.Does = (_, _) => throw new InvalidOperationException("the source is down");
        _capability.Says = FailClosed;
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();

        Assert.Equal(TestEngine.Options.GatherAttempts, _gatherer.Calls);
        var row = await _database.RowAsync(id);
        Assert.Equal(new StoredDecision(Decision.NotExecuted, "TECHNICAL_ERROR", -100), row.Decision);
        Assert.Equal(FactStatus.Failed, await StatusAsync(id, "email"));
    }

    [Fact]
    public async Task Recovers_WhenTheSecondAttemptSucceeds()
    {
        var isFirst = true;
        _gatherer.Does = (_, _) =>
        {
            var fails = isFirst;
            isFirst = false;
            return fails
                ? Task.FromException<IReadOnlyList<Fact>>(new TimeoutException())
                : Task.FromResult<IReadOnlyList<Fact>>([Fact.Known(new FactKind<string>("email"), null, "late")]);
        };
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();
        Assert.Equal(FactStatus.Known, await StatusAsync(id, "email"));
    }

    [Fact]
    public async Task Ends_AGathererThatDoesNotListen_AtItsDeadline()
    {
        var asked = new SemaphoreSlim(0);
        var deaf = new FakeGatherer("email")
        {
            Deadline = TimeSpan.FromSeconds(7),
            Does = (_, _) =>
            {
                asked.Release();
                return new TaskCompletionSource<IReadOnlyList<Fact>>().Task;
            },
        };
        _capability.Says = FailClosed;
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = new TestEngine(_database, [_capability], [deaf]);
        var run = engine.RunDueAsync();
        for (var attempt = 0; attempt < TestEngine.Options.GatherAttempts; attempt++)
        {
            await asked.WaitAsync();
            Assert.False(run.IsCompleted);
            _database.Time.Advance(TimeSpan.FromSeconds(7));
        }

        await run;
        Assert.Equal(FactStatus.Failed, await StatusAsync(id, "email"));
        Assert.Equal(ExecutionState.Processed, (await _database.RowAsync(id)).State);
    }

    [Fact]
    public async Task Stores_NotConfigured_ForAKindThatNobodyGathers()
    {
        _capability.Says = FailClosed;
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = new TestEngine(_database, [_capability]);
        await engine.RunDueAsync();
        Assert.Equal(FactStatus.NotConfigured, await StatusAsync(id, "email"));
    }

    [Fact]
    public async Task Turns_ACapabilityThatThrows_IntoATechnicalError()
    {
        _capability.Says = _ => throw new InvalidOperationException("a bug");
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine();
        await engine.RunDueAsync();
        Assert.Equal("TECHNICAL_ERROR", Assert.Single(await _database.OutcomesAsync(id)).Label);
        Assert.Equal(Decision.NotExecuted, (await _database.RowAsync(id)).Decision!.Type);
    }

    [Fact]
    public async Task Gathers_InParallel_AndAfterWhatIsNamed()
    {
        var both = new Barrier(2);
        var first = new FakeGatherer("a") { Does = (_, _) => MeetAsync("a") };
        var second = new FakeGatherer("b") { Does = (_, _) => MeetAsync("b") };
        var third = new FakeGatherer("c", "a", "b")
        {
            Does = (context, _) => Task.FromResult<IReadOnlyList<Fact>>(
                [Fact.Known(new FactKind<bool>("c"), null, context.Facts.Has("a") && context.Facts.Has("b"))]),
        };
        var seen = false;
        var capability = new FakeCapability("emailVerification", "c", "b")
        {
            Says = input =>
            {
                seen = input.Facts.Read(new FactKind<bool>("c")).Value;
                return CapabilityOutcome.Of(input.Group, Decision.Passed, "OK");
            },
        };
        await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = new TestEngine(_database, [capability], [first, second, third]);
        await engine.RunDueAsync();
        Assert.True(seen);

        // Each waits for the other, so that one after the other would never end.
        Task<IReadOnlyList<Fact>> MeetAsync(string kind)
        {
            both.SignalAndWait();
            return Task.FromResult<IReadOnlyList<Fact>>([Fact.Known(new FactKind<int>(kind), null, 1)]);
        }
    }

    [Fact]
    public void Refuses_GatherersThatWaitForEachOther() =>
        Assert.Throws<InvalidOperationException>(() => new TestEngine(
            _database, [_capability], [new FakeGatherer("a", "b"), new FakeGatherer("b", "a")]).Get<Gathering>());

    [Fact]
    public void Refuses_TwoGatherersOfOneKind() =>
        Assert.Throws<InvalidOperationException>(() => new TestEngine(
            _database, [_capability], [new FakeGatherer("a"), new FakeGatherer("a")]).Get<Gathering>());

    [Fact]
    public async Task Blocks_WhatDependsOnARejection()
    {
        var usability = new FakeCapability("usability")
        {
            PerCredential = [CredentialCategory.Id],
            Says = input => CapabilityOutcome.Of(input.Group, Decision.Rejected, "BLURRED"),
        };
        var extraction = new FakeCapability("extraction") { PerCredential = [CredentialCategory.Id] };
        var id = await _database.AddExecutionAsync(new(10172, CredentialCategory.Id));
        await using var engine = new TestEngine(_database, [usability, extraction]);
        await engine.RunDueAsync();
        Assert.Equal(
            ["usability REJECTED BLURRED", "extraction NOT_EXECUTED PRECONDITION_NOT_FULFILLED"],
            (await _database.OutcomesAsync(id)).OrderByDescending(row => row.Capability)
                .Select(row => $"{row.Capability} {row.Decision.Wire()} {row.Label}"));
        Assert.Equal(10_000, (await _database.RowAsync(id)).Decision!.ScoreHundredths);
    }

    [Fact]
    public async Task Judges_Nothing_AsPassed_WhereTheWorkflowHasNoCapability()
    {
        var id = await _database.AddExecutionAsync(new(10170, CredentialCategory.Document));
        await using var engine = Engine();
        await engine.RunDueAsync();
        Assert.Equal(new StoredDecision(Decision.Passed, "PASSED", 0), (await _database.RowAsync(id)).Decision);
    }

    private static CapabilityOutcome FailClosed(CapabilityInput input) =>
        input.Facts.Read(new FactKind<string>("email")).IsKnown
            ? CapabilityOutcome.Of(input.Group, Decision.Passed, "OK")
            : CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, hasData: true);

    private async Task<FactStatus> StatusAsync(ExecutionId id, string kind) =>
        (await _database.ReadAsync(session => FactRows.Of(_database.Tenant.Id, session, id)))
            .Single(row => row.Kind == kind).Status;

    private TestEngine Engine() => new(_database, [_capability], [_gatherer]);
}
