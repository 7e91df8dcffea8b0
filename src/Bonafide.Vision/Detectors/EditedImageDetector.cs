using Bonafide.Core.Facts;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// A piece of the photo that came into it after it was taken: the rest was stored twice, by the camera and by whoever
/// saved it last, and the piece once. The value is what all blocks of the piece together say for that. Unknown where no
/// earlier saving is seen, which is so for photos as the camera made them, for those saved as coarsely as before or
/// coarser, and for those that were scaled or trimmed off the blocks' grid on the way.
/// </summary>
internal sealed class EditedImageDetector(DetectorOptions options) : ISurfaceDetector
{
    public string Name => DetectorNames.EditedImage;

    public IEnumerable<DetectorFinding> Look(SurfaceView view)
    {
        // Programs that make papers put stored pictures and print together, and nobody edited them.
        var history = view.Part == "DOCUMENT" || view.Grid is null
            ? null
            : CompressionHistory.Of(view.Photo, view.Grid, view.Outline);
        var piece = history is null ? null : ForeignPiece.Find(history, options.LeastForeignShare);
        if (history is null || history.Followers(piece?.Blocks ?? 0) < options.LeastFollowers)
        {
            yield return DetectorScore.Unknown(Name);
            yield break;
        }

        var finding = DetectorScore.Of(Name, piece?.Evidence ?? 0, options.LeastForeignEvidence);
        yield return finding.Positive ? finding with { Region = piece!.Place } : finding;
    }
}
