using Bonafide.Batch.Jobs;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Tests.Support;

namespace Bonafide.Batch.Tests.Jobs;

/// <summary>What nobody foresaw, of a whole batch: tried again, then said.</summary>
public sealed class BrokenBatchTests
{
    private const string Two = "workflowDefinitionKey,customerInternalReference\n10015,a\n10015,b\n";
    private const int Attempts = 3;
    private static readonly BatchOptions Options = new() { Attempts = Attempts, Batches = 1 };

    [Theory]
    [InlineData("before add", BatchErrors.Ingest)]
    [InlineData("before start", BatchErrors.Process)]
    [InlineData("before progress", BatchErrors.Process)]
    public async Task Ends_InErrorAfterItsAttempts(string where, string error)
    {
        using var fixture = new BatchFixture(options: Options);
        await fixture.SubmitAsync(("input.csv", Two));
        var breaks = Break(fixture, where, times: int.MaxValue);

        var job = await fixture.WorkAsync();

        Assert.Equal((BatchState.Error, error, Attempts), (job.State, job.Error, breaks()));
        Assert.NotNull(job.CompletedAt);
        var report = await new JobReports(fixture.Store, TimeProvider.System).ReportAsync(job, default);
        var said = Assert.Single(report.Errors);
        Assert.Equal((null, error), (said.Row, said.Error));
        Assert.DoesNotContain(where, said.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before add")]
    [InlineData("before start")]
    [InlineData("before progress")]
    public async Task Completes_WhenTheLastAttemptHolds(string where)
    {
        using var fixture = new BatchFixture(options: Options);
        await fixture.SubmitAsync(("input.csv", Two));
        Break(fixture, where, Attempts - 1);

        var job = await fixture.WorkAsync();

        Assert.Equal((BatchState.Completed, null), (job.State, job.Error));
        Assert.Equal(["a", "b"], fixture.Executions.Made);
    }

    [Fact]
    public async Task Refuses_AnArchiveThatNobodyCanRead()
    {
        using var fixture = new BatchFixture(options: Options);
        await fixture.SubmitAsync(("input.csv", Two), ("images.zip", "no archive"));

        var job = await fixture.WorkAsync();

        Assert.Equal((BatchState.Error, BatchErrors.Ingest), (job.State, job.Error));
        Assert.Empty(fixture.Executions.Made);
    }

    /// <summary>Busy for too long is of the rows, so that what was made stays made and the rest can be sent
    /// again.</summary>
    [Fact]
    public async Task Fails_EveryRowThatFoundNoExecutor()
    {
        using var fixture = new BatchFixture(
            new FakeExecutions { Busy = int.MaxValue }, Options with { BusyPatience = TimeSpan.Zero });
        await fixture.SubmitAsync(("input.csv", Two));

        var job = await fixture.WorkAsync();

        Assert.Equal((BatchState.CompletedWithError, null), (job.State, job.Error));
        var reports = new JobReports(fixture.Store, TimeProvider.System);
        var report = await reports.ReportAsync(job, default);
        Assert.Equal((2, 0, 2), (report.Total, report.Succeeded, report.Failed));
        Assert.Equal(
            [(1, BatchErrors.NoAvailableExecutor), (2, BatchErrors.NoAvailableExecutor)],
            report.Errors.Select(one => (one.Row!.Value, one.Error)));
        var again = new StringWriter();
        await reports.WriteFailedRowsAsync(job, again, default);
        Assert.Equal(Two.ReplaceLineEndings("\r\n"), again.ToString());
    }

    /// <returns>How often it broke so far.</returns>
    private static Func<int> Break(BatchFixture fixture, string where, int times)
    {
        var count = 0;
        fixture.Store.At = fixture.Executions.At = at =>
        {
            if (at == where && count < times)
            {
                count++;
                throw new InvalidOperationException(at);
            }
        };
        return () => count;
    }
}
