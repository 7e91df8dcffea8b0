using System.Text.Json;
using Bonafide.Core.Documents;
using Bonafide.Core.Documents.Merging;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// Has the vision workers read every image of every ID and DOCUMENT credential, and puts what they saw together. Files
/// that no decoder takes are left out; a credential without one that can be opened has no input.
/// </summary>
internal sealed class DocumentGatherer(VisionPool pool, PdfPages pages, CredentialReading reading) : IFactGatherer
{
    private const string Pdf = "application/pdf";

    public string Kind => FactKinds.Document;

    /// <summary>What a genuine chip says is the best reading of its fields.</summary>
    public IReadOnlyList<string> After { get; } = [ChipFacts.Kind.Name];

    /// <summary>Thirty pages at two seconds, twice over.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(120);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var credentials = context.Execution.Of(CredentialCategory.Id)
            .Concat(context.Execution.Of(CredentialCategory.Document))
            .Where(credential => credential.Parts.Count > 0);
        var facts = new List<Fact>();
        foreach (var credential in credentials)
        {
            facts.Add(await reading.ReadAsync(
                Kind, context, credential, () => OfAsync(credential, context, cancellationToken), cancellationToken)
                .ConfigureAwait(false));
        }

        return facts;
    }

    private async Task<Fact> OfAsync(
        CredentialView credential, GatherContext context, CancellationToken cancellationToken)
    {
        var parts = credential.Parts.OrderBy(part => part.Classifier == Classifiers.Back ? 1 : 0)
            .ThenBy(part => part.Ordinal);
        var answers = (await Task.WhenAll(parts.Select(part =>
            ReadAsync(part, credential, context, cancellationToken))).ConfigureAwait(false))
            .SelectMany(answer => answer).ToList();
        var images = answers.Select(answer => answer.Image).OfType<DocumentImageFacts>().ToList();
        if (images.Count == 0)
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.NoInput);
        }

        var versions = answers[0].Versions;
        return Fact.Known(
            DocumentFactsKind.Kind, credential.Id,
            DocumentAssembly.Of(
                images, versions, MergeOptions.Default, context.Facts.Read(ChipFacts.Kind, credential.Id).Value),
            [.. versions.Select(version => new DataVersion(version.Key, version.Value))]);
    }

    private async Task<IReadOnlyList<DocumentAnswer>> ReadAsync(
        PartView part, CredentialView credential, GatherContext context, CancellationToken cancellationToken)
    {
        var bytes = await context.Evidence.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<byte[]> files = part.ContentType == Pdf
            ? await pages.RenderAsync(bytes, cancellationToken).ConfigureAwait(false)
            : [bytes];
        var answers = new List<DocumentAnswer>();
        for (var page = 0; page < files.Count; page++)
        {
            var request = new DocumentRequest(
                part.Classifier, part.Ordinal + page, DateOnly.FromDateTime(context.Execution.StartedAt.UtcDateTime),
                credential.Category == CredentialCategory.Document ? credential.Types.FirstOrDefault() ?? "" : null,
                credential.Countries is [var only] ? only : null);
            var message = new VisionMessage(
                JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options), [files[page]]);
            var answer = await pool.RunAsync(VisionTasks.Document, message, cancellationToken).ConfigureAwait(false);
            answers.Add(JsonSerializer.Deserialize<DocumentAnswer>(answer.Json.Span, FactJson.Options)!);
        }

        return answers;
    }
}
