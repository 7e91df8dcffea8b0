using Bonafide.Core.Executions;
using Bonafide.Core.Facts;
using Bonafide.Engine.Faces;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>Holds the selfie against the photo that a government record carries.</summary>
internal sealed class PhotoOnRecordGatherer(Lazy<FacePackManifest> pack, FaceQuestions questions) : IFactGatherer
{
    /// <summary>Base64 of a photo on record: at most 4 MB of image.</summary>
    private const int MostCharacters = 4 * 1024 * 1024 / 3 * 4;

    public string Kind => PhotoFacts.Kind.Name;

    public IReadOnlyList<string> After { get; } = [FactKinds.Face, RecordFactKinds.Government.Name];

    public TimeSpan Deadline => TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Fact>> GatherAsync(GatherContext context, CancellationToken cancellationToken)
    {
        var records = context.Facts.Read(RecordFactKinds.Government);
        var selfie = context.Execution.Of(CredentialCategory.Selfie).FirstOrDefault(one => one.Parts.Count > 0);
        if (!records.IsKnown || selfie is null)
        {
            // Without a record there is no photo; why there is no record is that fact's own to say.
            return One(Fact.Unknown(Kind, null, FactStatus.NoInput));
        }

        var face = context.Facts.Read(FaceFacts.Kind, selfie.Id);
        if (face.Status == FactStatus.Failed)
        {
            return One(Fact.Unknown(Kind, null, FactStatus.Failed));
        }

        var mine = FaceTemplates.Descriptor(face);
        var photo = Photo(records.Value!);
        var answer = photo is null
            ? null
            : await questions.AskAsync(new(["PHOTO"], false), [photo], cancellationToken).ConfigureAwait(false);
        if (answer is not null && context.Facts.VersionsOf([FactKinds.Face]).Any(version => version != answer.Pack))
        {
            return One(Fact.Unknown(Kind, null, FactStatus.Failed, answer.Pack));
        }

        var onRecord = answer?.Facts is { Images: [{ Faces.Count: 1 }] } facts
            ? FaceTemplates.Descriptor(new(FactStatus.Known, facts))
            : null;
        var similarity = mine is null || onRecord is null
            ? (double?)null
            : Math.Round(pack.Value.SimilarityAt(FaceDistance.Between(mine, onRecord)), 1);
        return One(Fact.Known(
            PhotoFacts.Kind, null, new PhotoFacts(onRecord is not null, mine is not null, similarity),
            pack.Value.DataVersion));
    }

    private static byte[]? Photo(RecordFacts records)
    {
        var text = records.Pictured?.Record[RecordFields.Photo];
        if (text is null || text.Length > MostCharacters)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static Fact[] One(Fact fact) => [fact];
}
