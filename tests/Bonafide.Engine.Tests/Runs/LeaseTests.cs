using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Runs;

public sealed class LeaseTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.NewAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Runs_OnceOnly_WhenDispatchedTwice()
    {
        var gatherer = new FakeGatherer("email");
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine(gatherer);
        var item = new WorkItem(_database.Tenant.Id, id, WorkClass.Interactive);
        await Task.WhenAll(
            engine.Get<Runner>().RunAsync(item, default), engine.Get<Runner>().RunAsync(item, default));
        Assert.Equal(1, gatherer.Calls);
        Assert.Equal(["INITIATED", "ACQUIRED", "PROCESSED"], await _database.EventsAsync(id));
    }

    [Fact]
    public async Task Writes_Nothing_AfterTheLeaseWasTakenByAnother()
    {
        var (gatherer, started, go) = Gated();
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var slow = Engine(gatherer);
        var run = slow.RunDueAsync();
        await started.WaitAsync();

        // The heartbeat of a stalled process does not beat; the row is taken up by another node.
        await _database.WriteAsync(write => LeaseRows.Take(
            _database.Tenant.Id, write, id, 1, write.Now + TimeSpan.FromMinutes(1)));
        go.SetResult();
        await run;
        Assert.Equal(ExecutionState.Processing, (await _database.RowAsync(id)).State);
        Assert.DoesNotContain(
            await _database.ReadAsync(session => FactRows.Of(_database.Tenant.Id, session, id)),
            row => row.Kind == "email");
    }

    [Fact]
    public async Task Keeps_ItsLease_ByHeartbeat_WhileItRuns()
    {
        var (gatherer, started, go) = Gated();
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine(gatherer);
        var run = engine.RunDueAsync();
        await started.WaitAsync();
        var begun = (await _database.RowAsync(id)).LeaseUntil;
        var beat = _database.Time.GetUtcNow() + TestEngine.Options.Heartbeat + TestEngine.Options.Lease;
        _database.Time.Advance(TestEngine.Options.Heartbeat);
        while ((await _database.RowAsync(id)).LeaseUntil == begun)
        {
            await Task.Yield();
        }

        Assert.Equal(beat, (await _database.RowAsync(id)).LeaseUntil);
        Assert.Equal(beat, (await _database.RowAsync(id)).DueAt);
        go.SetResult();
        await run;
        Assert.Equal(ExecutionState.Processed, (await _database.RowAsync(id)).State);
    }

    [Fact]
    public async Task Stops_TheRun_OfAnExecutionThatWasDeleted()
    {
        var (gatherer, started, go) = Gated();
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine(gatherer);
        var run = engine.RunDueAsync();
        await started.WaitAsync();
        await _database.WriteAsync(write => ErasureRows.DeleteExecution(_database.Tenant.Id, write, id));
        go.SetResult();
        await run;
        Assert.Empty(await _database.ReadAsync(session => FactRows.Of(_database.Tenant.Id, session, id)));
        Assert.Empty(await _database.OutcomesAsync(id));
    }

    [Fact]
    public async Task Gives_TheLeaseBack_WhenTheProcessEndsCleanly()
    {
        var (gatherer, started, _) = Gated();
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await using var engine = Engine(gatherer);
        using var stop = new CancellationTokenSource();
        var run = engine.Get<Runner>().RunAsync(
            new(_database.Tenant.Id, id, WorkClass.Interactive), stop.Token);
        await started.WaitAsync();
        await stop.CancelAsync();
        await run;
        var row = await _database.RowAsync(id);
        Assert.Equal((ExecutionState.Processing, null, _database.Time.GetUtcNow()), (row.State, row.LeaseUntil,
            row.DueAt));
    }

    [Fact]
    public async Task Pauses_LongerAfterEachFault_AndThenRecordsATechnicalError()
    {
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        await _database.WriteAsync(write =>
            ExecutionRows.ReplaceRequest(_database.Tenant.Id, write, id, new byte[40]));
        await using var engine = Engine(new("email"));
        var pauses = new List<TimeSpan>();
        while ((await _database.RowAsync(id)).State == ExecutionState.Processing)
        {
            await engine.RunDueAsync();
            if ((await _database.RowAsync(id)).DueAt is { } due)
            {
                pauses.Add(due - _database.Time.GetUtcNow());
                _database.Time.Advance(pauses[^1]);
            }
        }

        Assert.Equal(
            Enumerable.Range(0, TestEngine.Options.MostRuns + 1).Select(run => Math.Pow(2, run) * 5),
            pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(
            new StoredDecision(Decision.NotExecuted, "TECHNICAL_ERROR", -100), (await _database.RowAsync(id)).Decision);
        Assert.Equal("TECHNICAL_ERROR", Assert.Single(await _database.OutcomesAsync(id)).Label);
    }

    private static (FakeGatherer Gatherer, SemaphoreSlim Started, TaskCompletionSource Go) Gated()
    {
        var started = new SemaphoreSlim(0);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gatherer = new FakeGatherer("email")
        {
            Deadline = TimeSpan.FromMinutes(10),
            Does = async (_, cancellationToken) =>
            {
                started.Release();
                await go.Task.WaitAsync(cancellationToken);
                return [Fact.Known(new FactKind<int>("email"), null, 1)];
            },
        };
        return (gatherer, started, go);
    }

    private TestEngine Engine(FakeGatherer gatherer) =>
        new(_database, [new FakeCapability("emailVerification", "email")], [gatherer]);
}
