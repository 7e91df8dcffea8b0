using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Engine.Faces;
using Bonafide.Vision.Faces;

namespace Bonafide.Engine.Evidence;

/// <summary>
/// The face map that a customer kept and brings back as the reference (contract 02 §5). Our signature in it says that
/// it was captured for this account; whether it shows a live person is measured again, since no verdict came along.
/// </summary>
internal sealed class UploadedReference(FaceMapQuestions series, FaceQuestions faces)
{
    /// <returns>Null when none came, or none with a face that can be compared.</returns>
    public async Task<FaceReferenceFacts?> FindAsync(
        IReadOnlyList<float> face, ExecutionView execution, IEvidence evidence, CancellationToken cancellationToken)
    {
        if (execution.Of(CredentialCategory.FaceMap).Select(one => one.Part(Classifiers.FaceMapReference))
            .FirstOrDefault(part => part is not null) is not { } part)
        {
            return null;
        }

        var (frames, challenge) = await series.ReadAsync(part, evidence, cancellationToken).ConfigureAwait(false);
        if (challenge.Account != execution.Account)
        {
            throw new InvalidDataException("The stored reference is of another account.");
        }

        var measured = await series.AskAsync(frames, cancellationToken).ConfigureAwait(false);
        var portraits = SeriesPortraits.Of(frames);
        var seen = await faces.AskAsync(
            new FaceRequest([.. portraits.Select(portrait => portrait.Classifier)], false),
            [.. portraits.Select(portrait => portrait.Frame.Image.ToArray())],
            cancellationToken).ConfigureAwait(false);
        return measured.Frames is { } facts
            && FaceTemplates.Descriptor(new(FactStatus.Known, seen.Facts)) is { } reference
                ? new(
                    [new(challenge.Execution, Math.Round(FaceDistance.Between(face, reference), 4))],
                    new(challenge.Steps, facts, measured.Limits))
                : null;
    }
}
