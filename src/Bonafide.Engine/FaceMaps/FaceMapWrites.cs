using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Core.Executions;
using Bonafide.Core.FaceMaps;
using Bonafide.Engine.Idempotency;
using Bonafide.Engine.Uploads;
using Bonafide.Storage.Rows;
using Bonafide.Vision.Images;

namespace Bonafide.Engine.FaceMaps;

/// <summary>
/// Stores a series of frames: the FACEMAP part as it came and its six pictures, in one write with the use of its
/// challenge, so that no challenge is used twice and none is lost.
/// </summary>
public sealed class FaceMapWrites(PartWrites writes, FaceChallengeTokens tokens)
{
    /// <exception cref="RequestProblemException">400, 403, 409 or 415 (contract/facemap.md §5).</exception>
    public async Task<PartId> StoreAsync(
        Actor actor, NewPart part, IdempotentWrites.Mark? mark, CancellationToken cancellationToken)
    {
        var series = FaceMapRules.DemandSeries(part.Bytes);
        var said = await tokens.ReadAsync(series.Challenge, cancellationToken).ConfigureAwait(false);
        if (FaceMapRules.IsReference(said, part.Open, part.Slot))
        {
            PartFile[] reference = [new(Classifiers.FaceMapReference, part.Bytes, FrameSeries.MediaType)];
            return await writes.StoreFilesAsync(actor, part, reference, null, mark, cancellationToken)
                .ConfigureAwait(false);
        }

        var challenge = FaceMapRules.DemandChallenge(said, series, part.Open, part.Slot, writes.Now);
        var files = new List<PartFile> { new(Classifiers.FaceMap, part.Bytes, FrameSeries.MediaType) };
        files.AddRange(SeriesPortraits.Of(series).Select(portrait => PartFile.Of(
            portrait.Classifier, portrait.Frame.Image, ImageHeader.TryRead(portrait.Frame.Image.Span, out _)!)));
        return await writes.StoreFilesAsync(
            actor,
            part with { Origin = part.Origin with { Channel = challenge.Channel } },
            files,
            write =>
            {
                if (!FaceChallengeRows.Use(part.Open.Tenant.Id, write, challenge.Id))
                {
                    throw FaceMapRules.Used();
                }
            },
            mark,
            cancellationToken).ConfigureAwait(false);
    }
}
