using Bonafide.Core.Capabilities;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Tests.Support;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Tests.Runs;

/// <summary>
/// The process dies at every commit of a run, before it and right after it. A new process goes on: nothing is stuck,
/// lost or decided twice, and what was found and stored is not asked for again.
/// </summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Resumes_AfterDeath_AtEveryCommit(bool afterCommit)
    {
        await using var database = await TestDatabase.NewAsync(new() { CallbackUrl = "https://receiver.example/" });
        var commits = await CommitsOfARunAsync(database);
        Assert.True(commits >= 6, $"sweep, lease, pinned facts, two facts and the end; {commits} commits");
        for (var dieAt = 1; dieAt <= commits; dieAt++)
        {
            await DieAndResumeAsync(database, dieAt, afterCommit);
        }
    }

    [Fact]
    public async Task Survives_ADeathInEveryRun_WithinItsBound()
    {
        await using var database = await TestDatabase.NewAsync();
        var id = await database.AddExecutionAsync(NewExecution.Email);
        for (var death = 0; death < TestEngine.Options.MostRuns + 2; death++)
        {
            var writes = new FaultyWrites(database.Database.Writes, dieAt: 3, afterCommit: false);
            await RunUntilDeathAsync(new(database, Capabilities(), Gatherers(), writes: writes));
            database.Time.Advance(TimeSpan.FromHours(2));
        }

        await using var engine = new TestEngine(database, Capabilities(), Gatherers());
        await engine.RunDueAsync();
        var row = await database.RowAsync(id);
        Assert.Equal(ExecutionState.Processed, row.State);
        Assert.NotEqual(Decision.Passed, row.Decision!.Type);
        Assert.NotEqual(Decision.Rejected, row.Decision.Type);
    }

    private static async Task DieAndResumeAsync(TestDatabase database, int dieAt, bool afterCommit)
    {
        var id = await database.AddExecutionAsync(NewExecution.Email);
        var asked = Gatherers();
        var writes = new FaultyWrites(database.Database.Writes, dieAt, afterCommit);
        await RunUntilDeathAsync(new(database, Capabilities(), asked, writes: writes));
        Assert.True(writes.IsDead);
        var stored = (await database.ReadAsync(session => FactRows.Of(database.Tenant.Id, session, id)))
            .ConvertAll(row => row.Kind);
        var isDone = (await database.RowAsync(id)).State == ExecutionState.Processed;

        // Nobody gave the lease back, so it has to run out first.
        database.Time.Advance(TestEngine.Options.Lease + TimeSpan.FromSeconds(1));
        var again = Gatherers();
        await using var engine = new TestEngine(database, Capabilities(), again);
        await engine.RunDueAsync();

        var row = await database.RowAsync(id);
        Assert.Equal((ExecutionState.Processed, null), (row.State, row.DueAt));
        Assert.Equal(new StoredDecision(Decision.Passed, "PASSED", 0), row.Decision);
        Assert.Equal(["INITIATED", "ACQUIRED", "PROCESSED"], await database.EventsAsync(id));
        Assert.Single(await database.CallbacksAsync(id));
        Assert.Single(await database.OutcomesAsync(id));
        Assert.All(again, gatherer => Assert.Equal(
            stored.Contains(gatherer.Kind) || isDone ? 0 : 1, gatherer.Calls));
    }

    private static async Task<int> CommitsOfARunAsync(TestDatabase database)
    {
        await database.AddExecutionAsync(NewExecution.Email);
        var counting = new FaultyWrites(database.Database.Writes, dieAt: 0, afterCommit: false);
        await using var engine = new TestEngine(database, Capabilities(), Gatherers(), writes: counting);
        await engine.RunDueAsync();

        // The last is the sweep that finds nothing more.
        return counting.Count - 1;
    }

    private static async Task RunUntilDeathAsync(TestEngine engine)
    {
        await using (engine)
        {
            try
            {
                await engine.RunDueAsync();
            }
            catch (DeadException)
            {
            }
        }
    }

    private static ICapability[] Capabilities() =>
    [
        new FakeCapability("emailVerification", "email", "history2")
        {
            Says = input => new[] { "email", "history2" }.All(kind =>
                input.Facts.Read(new FactKind<string>(kind)).IsKnown)
                ? CapabilityOutcome.Of(input.Group, Decision.Passed, "OK")
                : CapabilityOutcome.NotExecuted(input.Group, CommonLabels.TechnicalError, hasData: false),
        },
    ];

    private static FakeGatherer[] Gatherers() => [new("email"), new("history2", "email")];
}
