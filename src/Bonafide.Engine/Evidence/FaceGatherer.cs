using System.Text.Json;
using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Worker;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// Has the vision workers measure the faces on every ID, SELFIE and FACEMAP credential. A credential without a file
/// that can be opened has no input. On an ID the portrait is the largest face; the ghost beside it is smaller.
/// </summary>
internal sealed class FaceGatherer(FaceQuestions questions, CredentialReading reading) : IFactGatherer
{
    internal static readonly CredentialCategory[] WithFaces =
        [CredentialCategory.Id, CredentialCategory.Selfie, CredentialCategory.FaceMap];

    public string Kind => FactKinds.Face;

    public IReadOnlyList<string> After => [];

    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        // One credential after another: all of them take less than the document, which must not wait behind them where
        // there are only two workers.
        var facts = new List<Fact>();
        foreach (var credential in context.Execution.Credentials
            .Where(credential => WithFaces.Contains(credential.Category) && credential.Parts.Count > 0))
        {
            facts.Add(await reading.ReadAsync(
                Kind, context, credential, () => OfAsync(credential, context.Evidence, cancellationToken),
                cancellationToken).ConfigureAwait(false));
        }

        return facts;
    }

    private async Task<Fact> OfAsync(
        CredentialView credential, IEvidence evidence, CancellationToken cancellationToken)
    {
        var parts = credential.Parts.Where(part => part.ContentType.StartsWith("image/", StringComparison.Ordinal))
            .Take(VisionMessage.MaxParts).ToList();
        if (parts.Count == 0)
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.NoInput);
        }

        var files = await Task.WhenAll(parts.Select(part => evidence.ReadAsync(part, cancellationToken)))
            .ConfigureAwait(false);
        var request = new FaceRequest(
            [.. parts.Select(part => part.Classifier)], credential.Category == CredentialCategory.Selfie);
        var answer = await questions.AskAsync(request, files, cancellationToken).ConfigureAwait(false);
        return answer.Facts is { } facts
            ? Fact.Known(FaceFacts.Kind, credential.Id, facts, answer.Pack)
            : Fact.Unknown(Kind, credential.Id, FactStatus.NoInput, answer.Pack);
    }
}

/// <summary>Asks a worker about the faces on some files.</summary>
internal sealed class FaceQuestions(VisionPool pool)
{
    public async Task<FaceAnswer> AskAsync(
        FaceRequest request, IReadOnlyList<byte[]> files, CancellationToken cancellationToken)
    {
        var message = new VisionMessage(
            JsonSerializer.SerializeToUtf8Bytes(request, FactJson.Options),
            [.. files.Select(file => (ReadOnlyMemory<byte>)file)]);
        var answer = await pool.RunAsync(VisionTasks.Face, message, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<FaceAnswer>(answer.Json.Span, FactJson.Options)!;
    }
}
