using System.Diagnostics;
using System.Text.Json;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation;

/// <summary>Reads a folder of labelled documents with the product's boxed workers and counts what came out.</summary>
public static class DocumentEvaluation
{
    /// <param name="pool">One image after the other, so that the times are those of one worker.</param>
    /// <param name="progress">Called with the number of documents done.</param>
    public static async Task<DocumentReport> RunAsync(
        string folder, VisionPool pool, DateOnly today, Action<int>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
        var scores = new List<DocumentScore>();
        foreach (var labelled in DocumentFolder.Read(folder))
        {
            var (images, times) = (new List<DocumentImageFacts>(), new List<double>());
            foreach (var (path, side) in labelled.Images)
            {
                var file = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
                var message = new VisionMessage(
                    JsonSerializer.SerializeToUtf8Bytes(Request(labelled.Label, side, today), FactJson.Options),
                    [file]);
                if (scores.Count + times.Count == 0)
                {
                    // The models are loaded with the first request, which would be no time of reading.
                    await pool.WarmAsync(VisionTasks.Document, message, cancellationToken).ConfigureAwait(false);
                }

                var start = Stopwatch.GetTimestamp();
                var answer = await AnswerAsync(pool, message, cancellationToken).ConfigureAwait(false);
                times.Add(Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1));
                versions = answer?.Versions ?? versions;
                images.AddRange(answer?.Image is { } image ? [image] : []);
            }

            scores.Add(DocumentScore.Of(labelled, images, times));
            progress?.Invoke(scores.Count);
        }

        return DocumentReport.Of(versions, scores);
    }

    private static DocumentRequest Request(DocumentLabel label, string side, DateOnly today) => label.Document is null
        ? new(side, 0, today)
        : new("DOCUMENT", 0, today, label.Document, label.Country);

    /// <summary>A worker that was lost has read nothing.</summary>
    internal static async Task<DocumentAnswer?> AnswerAsync(
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
