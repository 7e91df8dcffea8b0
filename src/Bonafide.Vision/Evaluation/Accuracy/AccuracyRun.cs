using Bonafide.Core.Facts;
using Bonafide.Vision.Documents;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Quad = Bonafide.Vision.Images.Quad;
using TextReader = Bonafide.Vision.Reading.TextReader;

namespace Bonafide.Vision.Evaluation.Accuracy;

/// <param name="Seed">Another seed makes other documents.</param>
/// <param name="Size">Most documents of each set, at least 1.</param>
/// <param name="MostTime">After it no further document is begun.</param>
/// <param name="Portraits">At least two people's.</param>
/// <param name="Today">UTC; two-digit years are read against it.</param>
public sealed record AccuracyOptions(
    int Seed, int Size, TimeSpan MostTime, IReadOnlyList<byte[]> Portraits, DateOnly Today);

/// <summary>What was measured.</summary>
/// <param name="Failures">Small pictures of some of what went wrong, portraits covered: name and WebP.</param>
public sealed record AccuracyResult(
    AccuracyOptions Options, IReadOnlyList<DocumentScore> Scores, IReadOnlyList<(string Name, byte[] WebP)> Failures,
    IReadOnlyDictionary<string, string> Versions);

/// <summary>
/// Makes fictional documents, reads them in this process on one thread, and judges what was read. Sets take turns, one
/// document each, so that a run that ends by its time has measured them all alike.
/// </summary>
public static class AccuracyRun
{
    private const int MostFailures = 4;
    private const int PictureSide = 640;
    private const int PictureQuality = 60;

    public static AccuracyResult Measure(AccuracyOptions options, TimeProvider time, Action<int>? progress)
    {
        using var text = new TextReader(PackFolder.Folder("ocr"));
        var reader = new DocumentReader(text);
        var (scores, failures) = (new List<DocumentScore>(), new List<(string, byte[])>());
        var sets = AccuracySets.Make(options).Values.Select(set => set.GetEnumerator()).ToList();
        var start = time.GetTimestamp();
        for (var isWarm = false; sets.Count > 0;)
        {
            foreach (var set in sets.ToList())
            {
                if (time.GetElapsedTime(start) > options.MostTime || !set.MoveNext())
                {
                    set.Dispose();
                    sets.Remove(set);
                    continue;
                }

                if (!isWarm)
                {
                    // What is compiled and allocated with the first picture is no time of reading.
                    _ = Read(reader, set.Current, options.Today);
                    isWarm = true;
                }

                var score = Read(reader, set.Current, options.Today);
                scores.Add(score);
                if (failures.Count < MostFailures && Failure(score) is { } what
                    && failures.TrueForAll(known => !known.Item1.StartsWith(what, StringComparison.Ordinal)))
                {
                    failures.Add(Picture($"{what}-{score.Set}-{score.Name}", set.Current));
                }

                progress?.Invoke(scores.Count);
            }
        }

        return new(options, scores, failures, PackVersions.OfDocuments());
    }

    private static DocumentScore Read(DocumentReader reader, AccuracyTrial trial, DateOnly today)
    {
        var (images, times) = (new List<DocumentImageFacts>(), new List<double>());
        foreach (var (side, jpeg) in trial.Photos)
        {
            // Processor time and not the clock's, so that other programs on the machine do not count.
            var before = Environment.CpuUsage.TotalTime;
            var photo = ImageCodec.Decode(jpeg, ImageLimits.Default).Image;
            images.AddRange(photo is null ? [] : [reader.Read(photo, new DocumentRequest(side, 0, today))]);
            times.Add(Math.Round((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, 1));
        }

        return DocumentScore.Of(trial.Document, images, times);
    }

    /// <summary>What went wrong with a document that was not forged, or null.</summary>
    private static string? Failure(DocumentScore score) =>
        score.Set != AccuracySets.Symbols && !AccuracySets.Genuine.Contains(score.Set) ? null
        : score.MrzSilent > 0 ? "zone-wrong"
        : score.MrzExact < score.MrzLines ? "zone-not-exact"
        : score.Barcode == false ? "symbol-not-read"
        : score.Fields.Values.Contains(FieldVerdict.WrongSilent) ? "print-wrong"
        : score.KindRight == false ? "kind-wrong"
        : null;

    private static (string Name, byte[] WebP) Picture(string name, AccuracyTrial trial)
    {
        var photo = ImageCodec.Decode(trial.Photos[^1].Jpeg, ImageLimits.Default).Image!;
        foreach (var face in trial.Faces[^1])
        {
            Cover(photo, face);
        }

        return (name, ImageCodec.EncodeWebP(photo.FitWithin(PictureSide), PictureQuality));
    }

    private static void Cover(RgbImage photo, Quad face)
    {
        var (left, top, width, height) = face.ToFacts().Bounds();
        var (right, bottom) = (Math.Min(left + width, photo.Width), Math.Min(top + height, photo.Height));
        for (var y = (int)Math.Max(top, 0); y < bottom; y++)
        {
            for (var x = (int)Math.Max(left, 0); x < right; x++)
            {
                photo[x, y].Fill(128);
            }
        }
    }
}
