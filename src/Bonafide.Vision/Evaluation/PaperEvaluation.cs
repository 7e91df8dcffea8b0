using System.Text.Json;
using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Worker;

namespace Bonafide.Vision.Evaluation;

/// <summary>
/// Reads each labelled paper of a folder as every code that is told from others (<see cref="PaperKinds"/>), and counts
/// where the content was said to be another's. A photo that two labels name is read once.
/// </summary>
public static class PaperEvaluation
{
    /// <param name="progress">Called with the number of papers done.</param>
    /// <exception cref="InvalidDataException">A label is no JSON of its form, or too large.</exception>
    public static async Task<PaperReport> RunAsync(
        string folder, VisionPool pool, DateOnly today, Action<int>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
        var readings = new List<PaperReading>();
        var done = 0;
        foreach (var labelled in DocumentFolder.Read(folder).Where(one => IsPaper(one.Label))
            .DistinctBy(one => string.Join('|', one.Images.Select(image => image.Path))))
        {
            var files = await Task.WhenAll(labelled.Images.Select(image =>
                File.ReadAllBytesAsync(image.Path, cancellationToken))).ConfigureAwait(false);
            foreach (var declared in PaperKinds.Codes)
            {
                var answers = await Task.WhenAll(files.Select((file, page) => DocumentEvaluation.AnswerAsync(
                    pool, Message(file, page, labelled.Label, declared, today), cancellationToken)))
                    .ConfigureAwait(false);
                versions = answers.FirstOrDefault(answer => answer is not null)?.Versions ?? versions;
                readings.Add(Reading(labelled, declared, [.. answers.Select(answer => answer?.Image)
                    .OfType<DocumentImageFacts>()]));
            }

            progress?.Invoke(++done);
        }

        return PaperReport.Of(versions, readings);
    }

    private static bool IsPaper(DocumentLabel label) =>
        label.Document is { } code && PaperKinds.Codes.Contains(code, StringComparer.Ordinal);

    private static VisionMessage Message(byte[] file, int page, DocumentLabel label, string declared, DateOnly today) =>
        new(
            JsonSerializer.SerializeToUtf8Bytes(
                new DocumentRequest("DOCUMENT", page, today, declared, label.Country), FactJson.Options),
            [file]);

    private static PaperReading Reading(
        LabelledDocument labelled, string declared, IReadOnlyList<DocumentImageFacts> images) => new(
            labelled.Name, labelled.Label.Document!, declared, images.Count > 0,
            images.Count == 0 ? null : PaperKinds.Contradicting(
                [declared], DocumentAssembly.Of(images, new Dictionary<string, string>(), MergeOptions.Default)));
}
