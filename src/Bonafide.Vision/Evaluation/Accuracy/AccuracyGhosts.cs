using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>Holds ghost portraits against main portraits as a worker does, where a reading gave the places of both.
/// </summary>
internal sealed class AccuracyGhosts : IDisposable
{
    private readonly FacePack _pack = FacePack.Load(FacePackManifest.Folder("face"));
    private readonly GhostFaceReader _reader;

    internal AccuracyGhosts() => _reader = new(_pack);

    public void Dispose() => _pack.Dispose();

    /// <summary>The score with the sign, where it is seen on one of the images.</summary>
    internal DocumentScore Look(
        DocumentScore score, AccuracyTrial trial, IReadOnlyList<DocumentImageFacts> images) =>
        images.Any(facts => Differ(trial.Photos.First(photo => photo.Side == facts.Part).File, facts))
            ? score with { Against = [.. score.Against, DocumentScore.GhostDiffers] }
            : score;

    private bool Differ(byte[] jpeg, DocumentImageFacts facts) =>
        facts.HasTwoPortraits() && _pack.Manifest.Ghost is { } limits
        && ImageCodec.Decode(jpeg, ImageLimits.Default).Image is { } photo
        && _reader.Compare(photo, facts.Portrait!, facts.GhostPortrait!, limits).Distance > limits.DifferentDistance;
}
