using Bonafide.Core.FaceMaps;
using Bonafide.Core.Facts;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces.Series;

/// <summary>A decoded frame of a series.</summary>
public readonly record struct TimedFrame(int Step, int AtMs, RgbImage Image);

/// <summary>
/// Measures the face on every frame of a series. What the challenge asked is not known here: the same frames give the
/// same measures. Loaded once per worker; not for several threads at once.
/// </summary>
public sealed class SeriesReader(FacePack pack)
{
    /// <summary>Another face counts from this share of the largest one's side.</summary>
    private const double SecondFace = 0.5;

    /// <summary>A face is looked for anew in so many frames; between them it is followed.</summary>
    private const int Anew = 4;

    private const int ThumbnailSide = 64;

    /// <summary>Brows, nose, eyes and mouth; the jaw's points are an outline, which moves over the skin.</summary>
    private const int FirstInner = 17;

    private readonly FaceDetector _detector = new(pack);
    private readonly LandmarkFinder _landmarks = new(pack);
    private readonly FaceEmbedder _embedder = new(pack);

    public IReadOnlyList<FrameFacts> Read(IReadOnlyList<TimedFrame> frames)
    {
        var found = Find(frames);
        var rest = AtRest(frames, found);
        var chosen = Chosen(frames);
        var reference = found[chosen[0]] is { } resting ? Described(frames[chosen[0]].Image, resting) : null;
        var facts = new List<FrameFacts>(frames.Count);
        GrayImage? before = null;
        for (var i = 0; i < frames.Count; i++)
        {
            var small = frames[i].Image.FitWithin(ThumbnailSide).ToGray();
            var face = found[i] is { } one
                ? Measure(frames[i], one, rest, chosen.Contains(i) ? reference : null)
                : null;
            facts.Add(new(
                frames[i].Step, frames[i].AtMs, found[i]?.Faces ?? 0, before is null ? null : Change(before, small),
                face));
            before = small;
        }

        return facts;
    }

    private List<FoundFace?> Find(IReadOnlyList<TimedFrame> frames)
    {
        var found = new List<FoundFace?>(frames.Count);
        FoundFace? last = null;
        for (var i = 0; i < frames.Count; i++)
        {
            if (i > 0 && IsSame(frames[i].Image, frames[i - 1].Image))
            {
                found.Add(last);
                continue;
            }

            var isNew = last is null || i % Anew == 0 || frames[i].Step != frames[i - 1].Step;
            var boxes = isNew ? _detector.DetectUpright(frames[i].Image) : [last!.Box];
            last = boxes.MaxBy(box => box.Side) is { } box
                ? Found(frames[i].Image, box, isNew
                    ? boxes.Count(other => other.Side >= SecondFace * box.Side)
                    : last!.Faces)
                : null;
            found.Add(last);
        }

        return found;
    }

    /// <summary>The same picture again has the same face, which is not looked for twice.</summary>
    private static bool IsSame(RgbImage image, RgbImage before) =>
        image.Width == before.Width && image.Pixels.AsSpan().SequenceEqual(before.Pixels);

    private float[] Described(RgbImage image, FoundFace face) =>
        face.Descriptor ??= _embedder.Embed(_embedder.Align(image, face.Points));

    private FoundFace Found(RgbImage image, FaceBox box, int faces)
    {
        var (points, centred) = _landmarks.Find(image, box);
        return new(points, centred, faces);
    }

    /// <summary>The points of the first step, averaged, since each has an error of its own.</summary>
    private static FaceLandmarks? AtRest(IReadOnlyList<TimedFrame> frames, List<FoundFace?> found)
    {
        var still = found.Where((face, index) => face is not null && frames[index].Step == 0).ToList();
        return still.Count == 0
            ? null
            : new([.. Enumerable.Range(0, FaceLandmarks.Count).Select(index => new PointF(
                still.Average(face => face!.Points[index].X), still.Average(face => face!.Points[index].Y)))]);
    }

    /// <summary>The frames that get a descriptor: as <see cref="SeriesPortraits"/> chooses them.</summary>
    private static List<int> Chosen(IReadOnlyList<TimedFrame> frames) =>
        [.. SeriesPortraits.Indexes([.. frames.Select(frame => frame.Step)])];

    private static PointF[] Inner(FaceLandmarks points) =>
        [.. Enumerable.Range(FirstInner, FaceLandmarks.Count - FirstInner).Select(index => points[index])];

    private FrameFace Measure(TimedFrame frame, FoundFace found, FaceLandmarks? rest, float[]? reference)
    {
        var points = found.Points;
        var pose = HeadPose.Of(points);
        var moved = frame.Step == 0 ? null : rest;
        return new(
            Math.Round(points.EyeDistance / frame.Image.Width, 4),
            Math.Round(pose.YawDegrees, 1),
            Math.Round(pose.PitchDegrees, 1),
            moved is not null && Perspective.Of(moved, points) is { } perspective ? Math.Round(perspective, 4) : null,
            moved is not null && PlaneFit.Residual(Inner(moved), Inner(points)) is { } residual
                ? Math.Round(residual / points.EyeDistance, 4)
                : null,
            [.. SkinLight.OfSkin(frame.Image, points).Select(value => Math.Round(value, 5))],
            SkinLight.Beside(frame.Image, points)?.Select(value => Math.Round(value, 5)).ToArray(),
            Math.Round(found.Box.Inside(frame.Image.Width, frame.Image.Height), 3),
            reference is null
                ? null
                : Math.Round(FaceDistance.Between(reference, Described(frame.Image, found)), 4));
    }

    private static double Change(GrayImage before, GrayImage now)
    {
        if (before.Width != now.Width || before.Height != now.Height)
        {
            return byte.MaxValue;
        }

        var sum = 0L;
        for (var i = 0; i < now.Pixels.Length; i++)
        {
            sum += Math.Abs(now.Pixels[i] - before.Pixels[i]);
        }

        return Math.Round(sum / (double)now.Pixels.Length, 3);
    }

    private sealed record FoundFace(FaceLandmarks Points, FaceBox Box, int Faces)
    {
        /// <summary>Made when it is first asked for; few frames have one.</summary>
        public float[]? Descriptor { get; set; }
    }
}
