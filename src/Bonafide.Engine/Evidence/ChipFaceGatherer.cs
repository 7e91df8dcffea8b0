using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Faces;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>Holds the portrait of each genuine chip against the printed portrait and the selfie.</summary>
internal sealed class ChipFaceGatherer(
    Lazy<FacePackManifest> pack, FaceQuestions questions, CredentialReading reading) : IFactGatherer
{
    public string Kind => ChipFaceFacts.Kind.Name;

    public IReadOnlyList<string> After { get; } = [FactKinds.Face, ChipFacts.Kind.Name];

    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(context.Execution.Of(CredentialCategory.Id)
            .Where(credential => credential.Chip is not null)
            .Select(credential => reading.ReadAsync(
                Kind, context, credential, () => OfAsync(credential, context, cancellationToken), cancellationToken)))
            .ConfigureAwait(false);

    private async Task<Fact> OfAsync(
        CredentialView credential, GatherContext context, CancellationToken cancellationToken)
    {
        if (context.Facts.Read(ChipFacts.Kind, credential.Id).Value is not { Standing: ChipStanding.Genuine })
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.NoInput);
        }

        var printed = context.Facts.Read(FaceFacts.Kind, credential.Id);
        var selfie = context.Execution.Of(CredentialCategory.Selfie).FirstOrDefault(one => one.Parts.Count > 0);
        var live = selfie is null
            ? new(FactStatus.NoInput, null)
            : context.Facts.Read(FaceFacts.Kind, selfie.Id);
        if (printed.Status == FactStatus.Failed || live.Status == FactStatus.Failed)
        {
            return Fact.Unknown(Kind, credential.Id, FactStatus.Failed);
        }

        var file = await context.Evidence.ReadAsync(credential.Chip!, cancellationToken).ConfigureAwait(false);
        var answer = await questions.AskAsync(new([Classifiers.Chip], false), [file], cancellationToken)
            .ConfigureAwait(false);
        if (context.Facts.VersionsOf([FactKinds.Face]).Any(version => version != answer.Pack))
        {
            // Measured before the pack was changed: such descriptors are of another measure.
            return Fact.Unknown(Kind, credential.Id, FactStatus.Failed, answer.Pack);
        }

        var portrait = FaceTemplates.Descriptor(new(FactStatus.Known, answer.Facts));
        return Fact.Known(
            ChipFaceFacts.Kind, credential.Id,
            new ChipFaceFacts(
                portrait is not null, answer.Facts?.Limits,
                Likeness(portrait, FaceTemplates.Descriptor(printed)),
                Likeness(portrait, FaceTemplates.Descriptor(live))),
            answer.Pack);
    }

    private FaceLikeness? Likeness(IReadOnlyList<float>? one, IReadOnlyList<float>? other)
    {
        if (one is null || other is null)
        {
            return null;
        }

        var distance = FaceDistance.Between(one, other);
        return new(Math.Round(distance, 4), Math.Round(pack.Value.SimilarityAt(distance), 1));
    }
}
