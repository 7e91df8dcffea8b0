using System.Net.ServerSentEvents;
using System.Text;
using Bonafide.Batch.Csv;
using Bonafide.Batch.Jobs;
using Bonafide.Batch.Reports;
using Bonafide.Batch.Tests.Support;
using Bonafide.Contracts;

namespace Bonafide.Batch.Tests.Reports;

public sealed class BatchEventsTests
{
    private const int Total = 30;
    private readonly MemoryBatches _store = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Says_EachChangeOnceAndEndsWithTheBatch()
    {
        var job = await CreatedAsync();
        await using var events = Watch(job);

        Assert.Equal(("CREATED", 0, 0, 0, null, null), Of(await NextAsync(events)));
        job = await SaveAsync(job with { State = BatchState.Process, Total = Total, StartedAt = _time.GetUtcNow() });
        await _store.AddAsync(job, Rows(RowState.Pending), default);
        var next = NextAsync(events);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(("IN_PROGRESS_PROCESS", 0, 0, 0, null, null), Of(await next));

        await _store.SaveAsync(job, Rows(RowState.Processed, 1, 2).Concat(Rows(RowState.Failed, 3, 1))
            .Concat(Rows(RowState.Finalized, 4, 5)).ToList(), default);
        next = NextAsync(events);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(("IN_PROGRESS_PROCESS", 2, 1, 5, 3 / 6.5, 59), Of(await next));

        await SaveAsync(job with { State = BatchState.CompletedWithError, CompletedAt = _time.GetUtcNow() });
        next = NextAsync(events);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(("COMPLETED_WITH_ERROR", 2, 1, 5, 3 / 6.5, null), Of(await next));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Repeats_ItselfAfterAQuarterOfAMinuteOfSilence()
    {
        var job = await CreatedAsync();
        await using var events = Watch(job);
        var first = await NextAsync(events);

        var next = NextAsync(events);
        _time.Advance(TimeSpan.FromSeconds(15.5));

        Assert.Equal(Of(first), Of(await next));
    }

    private async Task<BatchJob> CreatedAsync()
    {
        var job = new BatchJob
        {
            Id = Guid.NewGuid(), Tenant = HomeFixture.Tenant, Folder = Guid.Parse(HomeFixture.Batch),
            State = BatchState.Created, CreatedAt = _time.GetUtcNow(), Files = [],
        };
        await _store.CreateAsync(job, default);
        return job;
    }

    private async Task<BatchJob> SaveAsync(BatchJob job)
    {
        Assert.True(await _store.SaveAsync(job, default));
        return job;
    }

    private static List<BatchRow> Rows(RowState state, int first = 1, int count = Total) =>
        [.. InputRows.Read(
                new MemoryStream(Encoding.UTF8.GetBytes(
                    "workflowDefinitionKey,customerInternalReference\n"
                    + string.Concat(Enumerable.Range(1, Total).Select(row => $"10015,r{row}\n")))), new CsvLimits())
            .Skip(first - 1).Take(count).Select(input => new BatchRow { Input = input, State = state })];

    private IAsyncEnumerator<SseItem<BatchReply>> Watch(BatchJob job) =>
        new BatchEvents(_store, new JobReports(_store, _time), _time).WatchAsync(job, default).GetAsyncEnumerator();

    private static async Task<BatchReply> NextAsync(IAsyncEnumerator<SseItem<BatchReply>> events)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("progress", events.Current.EventType);
        Assert.Equal(Guid.Parse(HomeFixture.Batch), events.Current.Data.RequestReference);
        return events.Current.Data;
    }

    private static (string, int, int, int, double?, int?) Of(BatchReply reply) =>
        (reply.Status, reply.Succeeded, reply.Failed, reply.Running, reply.RowsPerSecond, reply.SecondsLeft);
}
