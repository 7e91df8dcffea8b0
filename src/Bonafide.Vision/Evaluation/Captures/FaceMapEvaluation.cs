using System.Text.Json;
using Bonafide.Core;
using Bonafide.Core.Capabilities;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation.Captures;

/// <summary>
/// Measures active evidence on simulated captures (<see cref="SimulatedCapture"/>): drawn here, measured by the boxed
/// workers that serve, judged by the limits that serve.
/// </summary>
public static class FaceMapEvaluation
{
    /// <summary>Other challenges that the frames of a genuine series are held against.</summary>
    public const int OtherChallenges = 10;

    /// <summary>Repeated stills cost little, so there are more of them.</summary>
    public const int RepeatedPerSeries = 9;

    /// <returns>Of the series that were begun in time: kinds take turns, so all have about as many.</returns>
    public static async Task<FaceMapReport> RunAsync(
        FaceMapEvaluationOptions options, VisionPool pool, TimeProvider time, Action<int>? progress,
        CancellationToken cancellationToken)
    {
        var orders = (options.Kinds.Count == 0 ? Enum.GetValues<CaptureKind>() : options.Kinds)
            .SelectMany(kind => Enumerable.Range(0, CountOf(kind, options.Size)).Select(index => (kind, index)))
            .OrderBy(order => order.index).ToList();
        var results = new IReadOnlyList<SeriesResult>[orders.Count];
        Array.Fill(results, []);
        var start = time.GetTimestamp();
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, orders.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken,
            },
            async (at, token) =>
            {
                if (time.GetElapsedTime(start) > options.MostTime)
                {
                    return;
                }

                results[at] = await OneAsync(orders[at].kind, orders[at].index, options, pool, token)
                    .ConfigureAwait(false);
                progress?.Invoke(Interlocked.Increment(ref done));
            }).ConfigureAwait(false);
        return FaceMapReport.Of([.. results.SelectMany(result => result)]);
    }

    private static int CountOf(CaptureKind kind, int size) =>
        kind == CaptureKind.StillRepeated ? size * RepeatedPerSeries : size;

    private static async Task<IReadOnlyList<SeriesResult>> OneAsync(
        CaptureKind kind, int index, FaceMapEvaluationOptions options, VisionPool pool,
        CancellationToken cancellationToken)
    {
        var seed = unchecked((options.Seed * 1_000_003) + ((int)kind * 100_003) + index);
        var random = new Random(seed);
        var steps = FaceChallenge.Draw(random.Next);
        var head = options.Heads[index % options.Heads.Count];
        var frames = SimulatedCapture.Make(head, kind, steps, seed);
        var answer = await MeasureAsync(kind, frames, pool, cancellationToken).ConfigureAwait(false);
        var results = new List<SeriesResult> { Judge(kind.ToString(), steps, answer, options.Limits) };
        while (kind == CaptureKind.Genuine && results.Count <= OtherChallenges)
        {
            var other = FaceChallenge.Draw(random.Next);
            if (!other.SequenceEqual(steps))
            {
                results.Add(Judge(FaceMapReport.WrongChallenge, other, answer, options.Limits));
            }
        }

        return results;
    }

    /// <summary>Of frames that are all one picture six are measured, those that get descriptors.</summary>
    private static async Task<FaceMapAnswer> MeasureAsync(
        CaptureKind kind, IReadOnlyList<SeriesFrame> frames, VisionPool pool, CancellationToken cancellationToken)
    {
        var sent = kind == CaptureKind.StillRepeated
            ? [.. SeriesPortraits.Indexes([.. frames.Select(frame => frame.Step)]).Select(index => frames[index])]
            : frames;
        var request = new FaceMapRequest([.. sent.Select(frame => new FrameTime(frame.Step, frame.AtMs))]);
        var message = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options), [.. sent.Select(frame => frame.Image)]);
        var reply = await pool.RunAsync(VisionTasks.FaceMap, message, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<FaceMapAnswer>(reply.Json.Span, FactJson.Options)!;
    }

    private static SeriesResult Judge(
        string kind, IReadOnlyList<ChallengeAction> steps, FaceMapAnswer answer, FaceMapLimits limits)
    {
        var evidence = ActiveEvidence.Judge(
            new(steps, answer.Frames ?? [], answer.Limits), limits, new CredentialId(Guid.Empty));
        return new(
            kind, evidence.Decision, evidence.Label,
            [.. evidence.Findings.Select(finding =>
                new MeasuredLimit(finding.Name, finding.Measured, finding.Limit, finding.Met))]);
    }
}

/// <param name="Heads">Portraits that take turns.</param>
/// <param name="Seed">The same seed makes the same captures.</param>
/// <param name="Size">Series of each kind.</param>
/// <param name="Parallel">Series that are drawn at the same time.</param>
public sealed record FaceMapEvaluationOptions(
    IReadOnlyList<HeadTexture> Heads, int Seed, int Size, FaceMapLimits Limits, int Parallel)
{
    /// <summary>What to put before the camera; everything when empty.</summary>
    public IReadOnlyList<CaptureKind> Kinds { get; init; } = [];

    /// <summary>After it no further series is begun.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromMinutes(30);
}
