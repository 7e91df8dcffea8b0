using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Jobs;

public sealed class BatchRunnerTests
{
    private const string Header = "workflowDefinitionKey,customerInternalReference,accountId\n";
    private const string Account = "7473ba2b-473c-4e71-b2ad-b7040b6bcb13";

    [Fact]
    public async Task Runs_EveryRowInOrderThroughTheSeedsStates()
    {
        using var fixture = new BatchFixture(options: new BatchOptions { Chunk = 7 });
        await fixture.SubmitAsync(("input.csv", Rows(50)), ("DONE", ""));

        var job = await fixture.RunAsync();

        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"r{i}"), fixture.Executions.Made);
        Assert.Equal((BatchState.Completed, 50), (job.State, job.Total));
        Assert.Equal(
        [
            "IN_PROGRESS", "IN_PROGRESS_INGEST", "IN_PROGRESS_PROCESS", "IN_PROGRESS_WAITING_PROCESSED_CONFIRMATION",
            "COMPLETED",
        ],
        fixture.Store.States.Select(s => s.Wire()));
        Assert.All(fixture.Store.RowsOf(job).Values, r => Assert.Equal(RowState.Processed, r.State));
    }

    [Fact]
    public async Task Runs_NothingOfAnInvalidFile()
    {
        using var fixture = new BatchFixture();
        await fixture.SubmitAsync(("input.csv", Rows(3) + "10015,,\n"));

        var job = await fixture.RunAsync();

        Assert.Equal((BatchState.Error, BatchErrors.InvalidCsv), (job.State, job.Error));
        Assert.Empty(fixture.Executions.Made);
        Assert.Single((await fixture.Store.ReadReportAsync(job.Tenant, job.Folder, default))!.Findings);
    }

    [Fact]
    public async Task Ends_ADoneWithoutInputInError()
    {
        using var fixture = new BatchFixture();
        await fixture.SubmitAsync(("DONE", ""));

        var job = await fixture.RunAsync();

        Assert.Equal((BatchState.Error, BatchErrors.InputFileNotFound), (job.State, job.Error));
    }

    [Fact]
    public async Task Goes_OnAfterARowThatFails()
    {
        var executions = new FakeExecutions
        {
            Refuse = row => row.Number == 2 ? RowStart.Failed(BatchErrors.WorkflowApiForbidden, "Permissions.") : null,
            EndsAs = row => row.Number == 3 ? RowProgress.Expired : RowProgress.Processed,
        };
        using var fixture = new BatchFixture(executions);
        await fixture.SubmitAsync(("input.csv", Rows(4)));

        var job = await fixture.RunAsync();

        Assert.Equal(BatchState.CompletedWithError, job.State);
        Assert.Equal(
            [null, BatchErrors.WorkflowApiForbidden, BatchErrors.Process, null],
            fixture.Store.RowsOf(job).Values.Select(r => r.Error));
        Assert.Equal(new RowCounts(0, 0, 2, 2), await fixture.Store.CountAsync(job, default));
    }

    [Fact]
    public async Task Keeps_RowsOfOneAccountApartAndInOrder()
    {
        using var fixture = new BatchFixture();
        var csv = Header + $"10015,a,{Account}\n10015,b,\n"
            + $"10015,c,{Account.ToUpperInvariant()}\n10015,d,\n10015,e,{Account}\n";
        await fixture.SubmitAsync(("input.csv", csv));

        await fixture.RunAsync();

        Assert.Equal(["a", "b", "c", "d", "e"], fixture.Executions.Made);
        Assert.Equal(1, fixture.Executions.MostOfOneAccount);
    }

    [Fact]
    public async Task Limits_TheRowsThatRunAtTheSameTime()
    {
        using var fixture = new BatchFixture(options: new BatchOptions { Outstanding = 10, Chunk = 4 });
        await fixture.SubmitAsync(("input.csv", Rows(60)));

        await fixture.RunAsync();

        Assert.Equal(60, fixture.Executions.Made.Count);
        Assert.InRange(fixture.Executions.MostRunning, 8, 10);
    }

    [Fact]
    public async Task Pauses_BeforeEachLookAtTheRunningRows_EvenWhileRowsEnd()
    {
        var time = new PausesTime();
        using var fixture = new BatchFixture(
            options: new BatchOptions { Outstanding = 10, Chunk = 4, Poll = TimeSpan.FromMilliseconds(500) },
            time: time);
        await fixture.SubmitAsync(("input.csv", Rows(60)));

        var job = await fixture.RunAsync();

        Assert.Equal(BatchState.Completed, job.State);
        Assert.Equal(fixture.Executions.Looks, time.Pauses.Count);
        Assert.All(time.Pauses, pause => Assert.InRange(pause.TotalMilliseconds, 25, 500));
    }

    [Fact]
    public void Pauses_GrowUntilSomethingEnds()
    {
        var pace = new Pace(TimeSpan.FromMilliseconds(120));
        List<double> pauses = [];
        foreach (var ended in (int[])[0, 0, 0, 0, 7, 0])
        {
            pauses.Add(pace.Pause.TotalMilliseconds);
            pace.Saw(ended);
        }

        Assert.Equal([25, 50, 100, 120, 120, 25], pauses);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1000, BatchErrors.NoAvailableExecutor)]
    public async Task Waits_ForBusyServicesAsLongAsItsPatience(int busy, string? error)
    {
        using var fixture = new BatchFixture(
            new FakeExecutions { Busy = busy }, new BatchOptions { BusyPatience = TimeSpan.FromMilliseconds(800) });
        await fixture.SubmitAsync(("input.csv", Rows(1)));

        var job = await fixture.RunAsync();

        Assert.Equal(error, fixture.Store.RowsOf(job)[1].Error);
    }

    [Fact]
    public async Task Creates_OneBatchOfAFolderThatIsDoneTwice()
    {
        using var fixture = new BatchFixture();
        var first = await fixture.SubmitAsync(("input.csv", Rows(1)));
        var second = await fixture.SubmitAsync(("input.csv", Rows(1)));

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task Stops_WhenAnotherNodeHasTheLease()
    {
        using var fixture = new BatchFixture(options: new BatchOptions { Chunk = 1 });
        await fixture.SubmitAsync(("input.csv", Rows(10)));
        var calls = 0;
        fixture.Executions.At = _ =>
        {
            if (++calls == 4)
            {
                fixture.Store.LeaseAsync(default, default).AsTask().Wait();
            }
        };

        await Assert.ThrowsAsync<LeaseLostException>(fixture.RunAsync);
        await fixture.RunAsync();

        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"r{i}"), fixture.Executions.Made);
    }

    /// <summary>
    /// Dies again and again at random calls; what matters is what really was made, and in which order.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Survives_BeingKilledAnywhere(int seed)
    {
        var random = new Random(seed);
        var executions = new FakeExecutions
        {
            Refuse = row => row.Number % 10 == 0 ? RowStart.Failed(BatchErrors.WorkflowApi, "Refused.") : null,
        };
        using var fixture = new BatchFixture(executions, new BatchOptions { Chunk = 8, Outstanding = 20 });
        await fixture.SubmitAsync(("input.csv", Rows(100)));
        void Die(string where)
        {
            if (random.Next(25) == 0)
            {
                throw new KilledException(where);
            }
        }

        executions.At = Die;
        fixture.Store.At = Die;
        var deaths = 0;
        BatchJob? job = null;
        while (job is null)
        {
            try
            {
                job = await fixture.RunAsync();
            }
            catch (KilledException)
            {
                deaths++;
                job = fixture.Store.Only.State.IsFinal() ? fixture.Store.Only : null;
            }
        }

        Assert.True(deaths > 0);
        Assert.Equal(BatchState.CompletedWithError, job.State);
        Assert.Equal(new RowCounts(0, 0, 90, 10), await fixture.Store.CountAsync(job, default));
        Assert.Equal(Enumerable.Range(1, 100).Where(i => i % 10 != 0).Select(i => $"r{i}"), executions.Made);
    }

    [Fact]
    public async Task Reports_ADryRunWithoutABatch()
    {
        using var fixture = new BatchFixture();

        await fixture.DryRunAsync(("input.csv", Header + "x,a,\n"));

        var report = await fixture.Store.ReadReportAsync(HomeFixture.Tenant, Guid.Parse(HomeFixture.Batch), default);
        Assert.Equal(FindingCodes.NotANumber, Assert.Single(report!.Findings).Code);
        Assert.Null(await fixture.Store.LeaseAsync(default, default));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    private static string Rows(int count) =>
        Header + string.Concat(Enumerable.Range(1, count).Select(i => $"10015,r{i},\n"));

    private sealed class KilledException(string where) : Exception(where);
}
