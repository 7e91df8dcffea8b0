using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Quad = Bonafide.Vision.Images.Quad;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <summary>A small picture of a document that was not read as it should, portraits covered.</summary>
/// <param name="Name">Of the file, without ending.</param>
/// <param name="What">In words: the set, the design and what was wrong.</param>
public sealed record AccuracyFailure(string Name, string What, byte[] WebP);

/// <summary>Keeps the first document that failed in each way. Forgeries and copies are not among them.</summary>
internal sealed class AccuracyFailures
{
    private const int PictureSide = 640;
    private const int PictureQuality = 60;

    private readonly List<(string Way, AccuracyFailure Failure)> _kept = [];

    internal IReadOnlyList<AccuracyFailure> All => [.. _kept.Select(kept => kept.Failure)];

    internal void Look(DocumentScore score, AccuracyTrial trial)
    {
        if (!AccuracySets.Readable(score.Set) || Way(score) is not var (way, what)
            || _kept.Exists(kept => kept.Way == way))
        {
            return;
        }

        // The zone and the symbol of cards are on their last page, most print is on the first.
        var at = way is "zone-wrong" or "zone-not-exact" or "symbol-not-read" ? trial.Photos.Count - 1 : 0;
        _kept.Add((way, new(
            $"{way}-{score.Set}-{score.Name}", $"{score.Set}, {score.Design ?? score.Name}: {what}",
            Picture(trial.Photos[at].File, trial.Faces[at]))));
    }

    /// <summary>The worst that went wrong, or null.</summary>
    private static (string Way, string What)? Way(DocumentScore score) =>
        score.MrzSilent > 0 ? ("zone-wrong", "a value of the zone was read wrongly and not marked")
        : score.Fields.Values.Contains(FieldVerdict.WrongSilent)
            ? ("print-wrong", $"wrong and unflagged: {Names(score, FieldVerdict.WrongSilent)}")
        : score.KindRight == false ? ("kind-wrong", "type or country was not told right")
        : score.MrzExact < score.MrzLines
            ? ("zone-not-exact", $"{score.MrzLines - score.MrzExact} of {score.MrzLines} zone lines not exact")
        : score.Barcode == false ? ("symbol-not-read", "the PDF417 symbol was not read")
        : score.Fields.Values.Contains(FieldVerdict.Missing)
            ? ("print-missing", $"not read: {Names(score, FieldVerdict.Missing)}")
        : null;

    private static string Names(DocumentScore score, FieldVerdict verdict) => string.Join(
        ", ", score.Fields.Where(field => field.Value == verdict).Select(field => field.Key).Order());

    private static byte[] Picture(byte[] jpeg, IReadOnlyList<Quad> faces)
    {
        var photo = ImageCodec.Decode(jpeg, ImageLimits.Default).Image!;
        foreach (var face in faces)
        {
            Cover(photo, face);
        }

        return ImageCodec.EncodeWebP(photo.FitWithin(PictureSide), PictureQuality);
    }

    private static void Cover(RgbImage photo, Quad face)
    {
        PointF[] corners = [face.TopLeft, face.TopRight, face.BottomRight, face.BottomLeft];
        var (left, right) = Clamped(corners.Select(corner => corner.X), photo.Width);
        var (top, bottom) = Clamped(corners.Select(corner => corner.Y), photo.Height);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                photo[x, y].Fill(128);
            }
        }
    }

    private static (int From, int To) Clamped(IEnumerable<float> values, int end)
    {
        var all = values.ToList();
        return ((int)Math.Clamp(all.Min(), 0, end), (int)Math.Clamp(Math.Ceiling(all.Max()), 0, end));
    }
}
