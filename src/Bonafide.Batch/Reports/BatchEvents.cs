using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Bonafide.Batch.Jobs;
using Bonafide.Contracts;

namespace Bonafide.Batch.Reports;

/// <summary>
/// Progress as server-sent events: the state at once, then whatever changed, at most twice a second, to the end. A
/// stream ends after an hour, and at once beyond the most streams of this node; the browser connects again by itself.
/// </summary>
internal sealed class BatchEvents(IBatchJobs jobs, JobReports reports, TimeProvider time)
{
    private const int MostStreams = 200;
    private const string Name = "progress";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private int _streams;

    public async IAsyncEnumerable<SseItem<BatchReply>> WatchAsync(
        BatchJob job, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isOneTooMany = Interlocked.Increment(ref _streams) > MostStreams;
        try
        {
            var (began, said, last) = (time.GetTimestamp(), 0L, (BatchReply?)null);
            while (await jobs.FindAsync(job.Tenant, job.Folder, cancel) is { } current)
            {
                var reply = await reports.ProgressAsync(current, cancel);
                if (last is null || IsNews(last, reply) || time.GetElapsedTime(said) > Silence)
                {
                    yield return new SseItem<BatchReply>(reply, Name);
                    (last, said) = (reply, time.GetTimestamp());
                }

                if (current.State.IsFinal() || isOneTooMany || time.GetElapsedTime(began) > Longest)
                {
                    yield break;
                }

                await Task.Delay(Pause, time, cancel);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    /// <summary>Rate and time left move with the clock; they alone are no news.</summary>
    private static bool IsNews(BatchReply last, BatchReply reply) =>
        (last.Status, last.Total, last.Succeeded, last.Failed, last.Running)
        != (reply.Status, reply.Total, reply.Succeeded, reply.Failed, reply.Running);
}
