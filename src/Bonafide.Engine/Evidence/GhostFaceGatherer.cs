using System.Text.Json;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// Holds the ghost portrait of each ID against its main portrait, where the known layout gives the places of both.
/// </summary>
internal sealed class GhostFaceGatherer(
    Lazy<FacePackManifest> pack, VisionPool pool, CredentialReading reading) : IFactGatherer
{
    public string Kind => GhostFaceFacts.Kind.Name;

    public IReadOnlyList<string> After { get; } = [FactKinds.Document];

    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(context.Execution.Of(CredentialCategory.Id)
            .Where(credential => credential.Parts.Count > 0)
            .Select(credential => reading.ReadAsync(
                Kind, context, credential, () => OfAsync(credential, context, cancellationToken), cancellationToken)))
            .ConfigureAwait(false);

    private async Task<Fact> OfAsync(
        CredentialView credential, GatherContext context, CancellationToken cancellationToken)
    {
        var document = context.Facts.Read(DocumentFactsKind.Kind, credential.Id).Value;
        if (document is null || !GhostFaceFacts.IsFor(credential.Category, document))
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.NoInput);
        }

        if (pack.Value.Ghost is null)
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.NotConfigured, pack.Value.DataVersion);
        }

        var image = document.Images.First(one => one.HasTwoPortraits());
        // IDs are photos, never pages of a PDF, so that each image is a part.
        var part = credential.Parts.First(one => one.Classifier == image.Part && one.Ordinal == image.Page);
        var file = await context.Evidence.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var message = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(
                new GhostFaceRequest(image.Portrait!, image.GhostPortrait!), FactJson.Options),
            [file]);
        var reply = await pool.RunAsync(VisionTasks.GhostFace, message, cancellationToken).ConfigureAwait(false);
        var answer = JsonSerializer.Deserialize<GhostFaceAnswer>(reply.Json.Span, FactJson.Options)!;
        return answer.Facts is { } facts
            ? Fact.Known(GhostFaceFacts.Kind, credential.Id, facts, answer.Pack)
            : Fact.Unknown(Kind, credential.Id, FactStatus.Failed, answer.Pack);
    }
}
