using Bonafide.Vision.Documents;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <param name="Seed">Another seed makes other documents.</param>
/// <param name="Size">Most documents of each set, at least 1.</param>
/// <param name="MostTime">After it no further document is begun, and after its half none that is read for its
/// contents.</param>
/// <param name="Portraits">At least two people's.</param>
/// <param name="Today">UTC; two-digit years are read against it.</param>
public sealed record AccuracyOptions(
    int Seed, int Size, TimeSpan MostTime, IReadOnlyList<byte[]> Portraits, DateOnly Today)
{
    /// <summary>Templates of another maker to fill and read as well; none when not given.</summary>
    public IReadOnlyList<DocumentTemplate> Templates { get; init; } = [];

    /// <summary>Most documents of each set on which the signs of copies and forgeries are looked for, at least
    /// 1.</summary>
    public int Signs { get; init; } = 150;

    /// <summary>Whether each portrait is another person's. Portraits are swapped and held against their ghosts only
    /// then: the samples show two people and a mixture of both.</summary>
    public bool HasOnePortraitEach { get; init; }

    /// <summary>Names of the sets to measure; all when not given.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];
}

/// <summary>What was measured.</summary>
/// <param name="Failures">Some of what went wrong, one picture for each way.</param>
/// <param name="WorkerMegabytes">Most that a boxed worker held while it read <c>clean</c>, <c>mild</c> and
/// <c>hard</c> once more, one photo after the other; null when none of them was measured.</param>
public sealed record AccuracyResult(
    AccuracyOptions Options, IReadOnlyList<DocumentScore> Scores, IReadOnlyList<AccuracyFailure> Failures,
    IReadOnlyDictionary<string, string> Versions, double? WorkerMegabytes)
{
    /// <summary>Of the face pack on a folder of people, when one was given.</summary>
    public FaceEvaluationReport? Faces { get; init; }

    /// <summary>Of simulated face maps, when there was one.</summary>
    public FaceMapReport? Captures { get; init; }
}

/// <summary>
/// Makes fictional documents, reads them in this process, and judges what was read: first what is read for its
/// contents, one document after the other as a worker reads it, then what is looked at for a sign, one on every core.
/// </summary>
public static class AccuracyRun
{
    /// <param name="cancellationToken">Ends the run as its time does: what was measured so far is the result.</param>
    /// <exception cref="VisionFailedException">No worker can be started here.</exception>
    public static async Task<AccuracyResult> MeasureAsync(
        AccuracyOptions options, TimeProvider time, Action<int>? progress, CancellationToken cancellationToken)
    {
        var sets = AccuracySets.Make(options)
            .Where(set => options.Sets.Count == 0 || options.Sets.Contains(set.Key))
            .ToLookup(set => AccuracySets.IsTimed(set.Key), set => set.Value);
        using var read = new AccuracyTurns(sets[true]);
        using var looked = new AccuracyTurns(sets[false]);
        using var worker = new AccuracyWorker();
        var failures = new AccuracyFailures();
        var (start, done, isWarm) = (time.GetTimestamp(), 0, false);
        using (var lane = new AccuracyLane(options, DocumentTask.Threads))
        {
            await read.RunAsync([trial => ReadAsync(lane, trial)], () => IsOver(options.MostTime / 2))
                .ConfigureAwait(false);
        }

        var lanes = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new AccuracyLane(options, threads: 1))
            .ToList();
        try
        {
            await looked.RunAsync(
                lanes.Select<AccuracyLane, Func<AccuracyTrial, Task<DocumentScore>>>(
                    lane => trial => Task.FromResult(Done(lane.Look(trial, isTimed: false)))),
                () => IsOver(options.MostTime)).ConfigureAwait(false);
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }

        return new(
            options, [.. read.Scores, .. looked.Scores], failures.All, PackVersions.OfDocuments(), worker.Megabytes);

        bool IsOver(TimeSpan most) =>
            cancellationToken.IsCancellationRequested || time.GetElapsedTime(start) > most;

        async Task<DocumentScore> ReadAsync(AccuracyLane lane, AccuracyTrial trial)
        {
            if (!isWarm)
            {
                // What is compiled and allocated with the first picture is no time of reading.
                _ = lane.Look(trial, isTimed: false);
                isWarm = true;
            }

            var score = Done(lane.Look(trial, isTimed: true));
            failures.Look(score, trial);
            if (AccuracySets.Genuine.Contains(score.Set))
            {
                await worker.ReadAsync(trial, options.Today).ConfigureAwait(false);
            }

            return score;
        }

        DocumentScore Done(DocumentScore score)
        {
            progress?.Invoke(Interlocked.Increment(ref done));
            return score;
        }
    }
}
