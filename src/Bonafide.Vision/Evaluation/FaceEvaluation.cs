using System.Diagnostics;
using Bonafide.Core.Facts;
using Bonafide.Vision.Faces;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Evaluation;

/// <summary>Measures a face pack on a folder of pictures (<see cref="FaceFolder"/>).</summary>
public static class FaceEvaluation
{
    /// <summary>False match rates at which the false non-match rate is told, where there are pairs enough.</summary>
    private static readonly double[] Targets = [0.1, 0.01, 0.001, 0.0001];

    public static FaceEvaluationReport Run(string folder, FacePack pack, Action<string>? progress = null)
    {
        var reader = new FaceReader(pack);
        var pictures = new List<MeasuredFace>();
        foreach (var picture in FaceFolder.Read(folder))
        {
            progress?.Invoke(picture.Path);
            pictures.Add(Measure(reader, pack.Manifest.Limits, folder, picture));
        }

        return Report(pack.Manifest, pictures);
    }

    /// <summary>The figures of what was measured; apart from <see cref="Run"/>, so that they can be tested.</summary>
    public static FaceEvaluationReport Report(FacePackManifest manifest, IReadOnlyList<MeasuredFace> pictures)
    {
        var pairs = Pairs([.. pictures.Where(picture => picture.Embedding is not null)]);
        var comparable = Pairs([.. pictures.Where(picture => picture.IsComparable)]);
        return new(
            $"{manifest.Name} {manifest.Version}",
            pictures.Count,
            pictures.Select(picture => picture.Person).Distinct().Count(),
            pictures.Count(picture => picture.Embedding is null),
            pictures.Count(picture => picture is { Embedding: not null, IsComparable: false }),
            Of(pairs, manifest.Limits),
            Of(comparable, manifest.Limits),
            Times([.. pictures.Where(picture => picture.Embedding is not null).Select(picture => picture.Ms)]),
            pictures);
    }

    private static MeasuredFace Measure(
        FaceReader reader, FacePackLimits limits, string folder, FacePicture picture)
    {
        var file = File.ReadAllBytes(System.IO.Path.Combine(folder, picture.Path));
        if (ImageCodec.Decode(file, ImageLimits.Default with { MinLongerSide = 0 }).Image is not { } image)
        {
            return new(picture.Person, picture.Path, null, false, null, 0, 0);
        }

        var start = Stopwatch.GetTimestamp();
        var faces = reader.Read(image);
        var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var main = faces.Count == 0 ? null : faces[0];
        return new(
            picture.Person, picture.Path, main?.Embedding, main is not null && limits.Allow(main),
            main is null ? null : main with { Embedding = null }, faces.Count, ms);
    }

    private static FacePairs Pairs(List<MeasuredFace> faces)
    {
        var (same, different) = (new List<double>(), new List<double>());
        for (var i = 0; i < faces.Count; i++)
        {
            for (var k = i + 1; k < faces.Count; k++)
            {
                var distance = FaceDistance.Between(faces[i].Embedding!, faces[k].Embedding!);
                (faces[i].Person == faces[k].Person ? same : different).Add(distance);
            }
        }

        same.Sort();
        different.Sort();
        return new(same, different);
    }

    private static FacePairReport Of(FacePairs pairs, FacePackLimits limits)
    {
        var (same, different) = pairs;
        var targets = Targets.Where(rate => rate >= 3.0 / Math.Max(1, different.Count))
            .Select(rate => At(pairs, different[(int)(rate * different.Count)] - 1e-9)).ToList();
        return new(
            DistanceSummary.Of(same), DistanceSummary.Of(different),
            At(pairs, limits.MatchDistance), At(pairs, limits.NoMatchDistance), targets,
            different.Count == 0 ? [] : Curve(pairs));
    }

    /// <summary>In steps of 0.02, from the first at which anything is below.</summary>
    private static List<FaceOperatingPoint> Curve(FacePairs pairs)
    {
        const double Step = 0.02;
        var first = Math.Floor(Math.Min(pairs.Same.FirstOrDefault(1), pairs.Different[0]) / Step);
        return [.. Enumerable.Range((int)first, 80).Select(i => At(pairs, Math.Round(i * Step, 2)))
            .TakeWhile(point => point.FalseMatch.Value < 0.2)];
    }

    private static FaceOperatingPoint At(FacePairs pairs, double distance) => new(
        distance,
        Rate.Of(pairs.Different.Count(value => value <= distance), pairs.Different.Count),
        Rate.Of(pairs.Same.Count(value => value > distance), pairs.Same.Count));

    private static FaceTimes Times(List<double> ms)
    {
        ms.Sort();
        return ms.Count == 0
            ? new(0, 0, 0)
            : new(ms[ms.Count / 2], ms[Math.Min(ms.Count - 1, (int)(ms.Count * 0.99))], ms[^1]);
    }

    private sealed record FacePairs(List<double> Same, List<double> Different);
}
