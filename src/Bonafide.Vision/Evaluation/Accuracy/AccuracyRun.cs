using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Evaluation.Captures;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Worker;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <param name="Seed">Another seed makes other documents.</param>
/// <param name="Size">Most documents of each set, at least 1.</param>
/// <param name="MostTime">After it no further document is begun.</param>
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
/// Makes fictional documents, reads them in this process on one thread, and judges what was read. Sets take turns, one
/// document each, so that a run that ends by its time or is broken off has measured them all alike.
/// </summary>
public static class AccuracyRun
{
    /// <param name="cancellationToken">Ends the run as its time does: what was measured so far is the result.</param>
    /// <exception cref="VisionFailedException">No worker can be started here.</exception>
    public static async Task<AccuracyResult> MeasureAsync(
        AccuracyOptions options, TimeProvider time, Action<int>? progress, CancellationToken cancellationToken)
    {
        using var text = new TextReader(PackFolder.Folder("ocr"));
        var reader = new DocumentReader(text);
        using var ghosts = options.HasOnePortraitEach ? new AccuracyGhosts() : null;
        using var worker = new AccuracyWorker();
        var (scores, failures) = (new List<DocumentScore>(), new AccuracyFailures());
        var sets = AccuracySets.Make(options)
            .Where(set => options.Sets.Count == 0 || options.Sets.Contains(set.Key))
            .Select(set => set.Value.GetEnumerator()).ToList();
        var start = time.GetTimestamp();
        for (var isWarm = false; sets.Count > 0;)
        {
            foreach (var set in sets.ToList())
            {
                if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(start) > options.MostTime
                    || !set.MoveNext())
                {
                    set.Dispose();
                    sets.Remove(set);
                    continue;
                }

                if (!isWarm)
                {
                    // What is compiled and allocated with the first picture is no time of reading.
                    _ = Read(reader, set.Current, options.Today);
                    isWarm = true;
                }

                var (score, images) = Read(reader, set.Current, options.Today);
                scores.Add(ghosts?.Look(score, set.Current, images) ?? score);
                failures.Look(scores[^1], set.Current);
                if (AccuracySets.Genuine.Contains(score.Set))
                {
                    await worker.ReadAsync(set.Current, options.Today).ConfigureAwait(false);
                }

                progress?.Invoke(scores.Count);
            }
        }

        return new(options, scores, failures.All, PackVersions.OfDocuments(), worker.Megabytes);
    }

    private static (DocumentScore Score, List<DocumentImageFacts> Images) Read(
        DocumentReader reader, AccuracyTrial trial, DateOnly today)
    {
        var (images, times) = (new List<DocumentImageFacts>(), new List<double>());
        foreach (var (side, jpeg) in trial.Photos)
        {
            // Processor time and not the clock's, so that other programs on the machine count little.
            var before = Environment.CpuUsage.TotalTime;
            if (Read(reader, side, jpeg, today, trial.SurfaceOnly) is { } facts)
            {
                images.Add(facts);
            }

            times.Add(Math.Round((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, 1));
        }

        return (DocumentScore.Of(trial.Document, images, times), images);
    }

    /// <summary>A picture that a native library refuses has not been read, as in the product, where it costs a
    /// worker.</summary>
    private static DocumentImageFacts? Read(
        DocumentReader reader, string side, byte[] jpeg, DateOnly today, bool surfaceOnly)
    {
        try
        {
            var request = new DocumentRequest(side, 0, today);
            return ImageCodec.Decode(jpeg, ImageLimits.Default).Image is not { } photo ? null
                : surfaceOnly ? reader.LookAtSurface(photo, request)
                : reader.Read(photo, request);
        }
        catch (NativeFailureException)
        {
            return null;
        }
    }
}
