using Bonafide.Core;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Dispatch;
using Bonafide.Engine.Runs;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Runs;

/// <summary>A source outside that does not answer keeps nobody else waiting, and nothing waits for it without
/// end.</summary>
public sealed class SlowSourceTests : IAsyncLifetime, IDisposable
{
    private const int Hanging = 20;
    private static readonly EngineOptions OneWorker = TestEngine.Options with { Workers = 1 };
    private readonly SemaphoreSlim _asked = new(0);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.NewAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _asked.Dispose();

    [Fact]
    public async Task Others_AreProcessed_WhileASourceHangs()
    {
        var hanging = true;
        var source = Outside((_, token) => hanging ? AnswerAsync(token) : Task.CompletedTask);
        await using var engine = Engine(source, OneWorker);
        var stuck = new List<Task>();
        for (var i = 0; i < Hanging; i++)
        {
            stuck.Add(RunAsync(engine, await _database.AddExecutionAsync(NewExecution.Email)));
            await _asked.WaitAsync();
        }

        hanging = false;
        var other = await _database.AddExecutionAsync(NewExecution.Email);
        await RunAsync(engine, other);
        Assert.Equal(ExecutionState.Processed, (await _database.RowAsync(other)).State);
        Assert.All(stuck, run => Assert.False(run.IsCompleted));
        Assert.Equal(1, engine.Get<WorkerRoom>().Free);

        _answer.SetResult();
        await Task.WhenAll(stuck);
        Assert.Equal(1, engine.Get<WorkerRoom>().Free);
    }

    [Fact]
    public async Task GivesThePlaceBack_OnlyWhileNothingIsComputed()
    {
        var computing = new FakeGatherer("phone") { Does = async (_, token) => { await AnswerAsync(token); return Known("phone"); } };
        var source = Outside((_, _) => Task.CompletedTask);
        await using var engine = new TestEngine(
            _database, [new FakeCapability("emailVerification", "email", "phone")], [source, computing], OneWorker);
        var run = RunAsync(engine, await _database.AddExecutionAsync(NewExecution.Email));
        await _asked.WaitAsync();
        Assert.Equal(0, engine.Get<WorkerRoom>().Free);
        _answer.SetResult();
        await run;
        Assert.Equal(1, engine.Get<WorkerRoom>().Free);
    }

    [Fact]
    public async Task SetsAside_WhatASourceHasNoPlaceFor_WithoutCountingARun()
    {
        var isBusy = true;
        var source = Outside((_, _) => isBusy ? throw new SourceBusyException() : Task.CompletedTask);
        await using var engine = Engine(source, TestEngine.Options);
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        for (var time = 0; time < TestEngine.Options.MostRuns + 3; time++)
        {
            await engine.RunDueAsync();
            var row = await _database.RowAsync(id);
            Assert.Equal((ExecutionState.Processing, 0, null), (row.State, row.Attempts, row.LeaseUntil));
            _database.Time.Advance(row.DueAt!.Value - _database.Time.GetUtcNow());
        }

        isBusy = false;
        await engine.RunDueAsync();
        Assert.Equal(ExecutionState.Processed, (await _database.RowAsync(id)).State);
        Assert.True((await FactAsync(id)).Status == FactStatus.Known);
    }

    [Fact]
    public async Task TakesASource_ForFailed_ThatNeverHasAPlace()
    {
        var source = Outside((_, _) => throw new SourceBusyException());
        await using var engine = Engine(source, TestEngine.Options with { MostSetAside = 3 });
        var id = await _database.AddExecutionAsync(NewExecution.Email);
        while (await _database.RowAsync(id) is { State: ExecutionState.Processing } row)
        {
            _database.Time.Advance(TimeSpan.FromMinutes(1));
            await engine.RunDueAsync();
        }

        Assert.Equal(4, source.Calls);
        Assert.Equal(FactStatus.Failed, (await FactAsync(id)).Status);
    }

    [Fact]
    public async Task OneKind_MayHaveAQuarterOfWhatIsInFlight_AndTheRestComesLater()
    {
        var source = Outside((_, token) => AnswerAsync(token));
        await using var engine = Engine(source, OneWorker with { MostInFlight = 8 });
        Task[] held =
        [
            RunAsync(engine, await _database.AddExecutionAsync(NewExecution.Email)),
            RunAsync(engine, await _database.AddExecutionAsync(NewExecution.Email)),
        ];
        await _asked.WaitAsync();
        await _asked.WaitAsync();
        var third = await _database.AddExecutionAsync(NewExecution.Email);
        await RunAsync(engine, third);
        Assert.Equal((ExecutionState.Processing, 0), ((await _database.RowAsync(third)).State,
            (await _database.RowAsync(third)).Attempts));
        _answer.SetResult();
        await Task.WhenAll(held);
        Assert.Equal(2, source.Calls);
    }

    private static IReadOnlyList<Fact> Known(string kind) => [Fact.Known(new FactKind<int>(kind), null, 1)];

    private async Task AnswerAsync(CancellationToken cancellationToken) =>
        await _answer.Task.WaitAsync(cancellationToken);

    private FakeGatherer Outside(Func<GatherContext, CancellationToken, Task> answer) => new("email")
    {
        WaitsOutside = true,
        Deadline = TimeSpan.FromMinutes(10),
        Does = async (context, token) =>
        {
            _asked.Release();
            await answer(context, token);
            return Known("email");
        },
    };

    private TestEngine Engine(FakeGatherer source, EngineOptions options) =>
        new(_database, [new FakeCapability("emailVerification", "email")], [source], options);

    private Task RunAsync(TestEngine engine, ExecutionId id) =>
        engine.Get<Runner>().RunAsync(new(_database.Tenant.Id, id, WorkClass.Interactive), default);

    private async Task<FactRow> FactAsync(ExecutionId id) =>
        (await _database.ReadAsync(session => FactRows.Of(_database.Tenant.Id, session, id)))
            .Single(row => row.Kind == "email");
}
