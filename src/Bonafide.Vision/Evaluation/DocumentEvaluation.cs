using System.Diagnostics;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation;

/// <summary>Reads a folder of labelled images with the boxed workers of the product and counts what came out.</summary>
public static class DocumentEvaluation
{
    /// <param name="pool">One image after the other, so that the times are those of one worker.</param>
    /// <param name="progress">Called with the number of images done.</param>
    public static async Task<DocumentReport> RunAsync(
        string folder, VisionPool pool, DateOnly today, Action<int>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
        var scores = new List<DocumentScore>();
        foreach (var labelled in DocumentFolder.Read(folder))
        {
            var file = await File.ReadAllBytesAsync(Path.Combine(folder, labelled.Path), cancellationToken)
                .ConfigureAwait(false);
            var request = JsonSerializer.SerializeToUtf8Bytes(
                new DocumentRequest(labelled.Label.Side, 0, today), FactJson.Options);
            if (scores.Count == 0)
            {
                // The models are loaded with the first request, which would be no time of reading.
                await pool.WarmAsync(VisionTasks.Document, new(request, [file]), cancellationToken)
                    .ConfigureAwait(false);
            }

            var start = Stopwatch.GetTimestamp();
            var answer = await AnswerAsync(pool, new(request, [file]), cancellationToken).ConfigureAwait(false);
            var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            versions = answer?.Versions ?? versions;
            scores.Add(DocumentScore.Of(labelled, answer?.Image, Math.Round(milliseconds, 1)));
            progress?.Invoke(scores.Count);
        }

        return DocumentReport.Of(versions, scores);
    }

    /// <summary>A worker that was lost has read nothing.</summary>
    private static async Task<DocumentAnswer?> AnswerAsync(
        VisionPool pool, VisionMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await pool.RunAsync(VisionTasks.Document, message, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize<DocumentAnswer>(answer.Json.Span, FactJson.Options);
        }
        catch (VisionFailedException failed) when (failed.Kind != VisionFailure.NotStarted)
        {
            return null;
        }
    }
}
