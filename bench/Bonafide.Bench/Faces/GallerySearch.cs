using System.Numerics;
using Bonafide.Engine.Faces;

namespace Bonafide.Bench.Faces;

/// <summary>
/// Looking for one face among many: the scan of codes with exact distances of the best, beside a search over all exact
/// descriptors.
/// </summary>
internal sealed class GallerySearch : IFigure
{
    private const int Length = 128;
    private const int Best = 64;
    private const float Limit = 0.4f;
    private const int Queries = 50;

    public string Name => "faces";

    public string Summary => "1:n search over rows=1000000 descriptors of 128 values, beside exact brute force";

    public async Task<IReadOnlyList<Measured>> RunAsync(Arguments arguments)
    {
        var rows = arguments.Number("rows", 1_000_000);
        var random = new Random(1);
        var exact = new float[rows * (long)Length];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var gallery = new FaceGallery();
        for (var i = 0; i < rows; i++)
        {
            var one = Descriptor(exact, i);
            for (var k = 0; k < Length; k++)
            {
                one[k] = (random.NextSingle() - 0.5f) * 0.4f;
            }

            gallery.Add(new Guid(i, 0, 0, new byte[8]), FaceCodes.Of(one.ToArray()));
        }

        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var probes = Enumerable.Range(0, Queries)
            .Select(_ => Descriptor(exact, random.Next(rows)).ToArray().Select(value =>
                value + ((random.NextSingle() - 0.5f) * 0.04f)).ToArray()).ToList();
        var wrong = 0;
        foreach (var probe in probes)
        {
            wrong += Search(gallery, exact, probe) == BruteForce(exact, rows, probe) ? 0 : 1;
        }

        var scan = await Timings.OfAsync(Queries, 1, at => Task.FromResult(Search(gallery, exact, probes[at])));
        var brute = await Timings.OfAsync(Queries, 1, at =>
            Task.FromResult(BruteForce(exact, rows, probes[at])));
        return
        [
            new("scan and exact distances of the best, p50", scan.Percentile(0.5), "ms", Bar.AtMost(10)),
            new("scan and exact distances of the best, p99", scan.Percentile(0.99), "ms"),
            new("scan, processor time", scan.ProcessorMilliseconds, "ms"),
            new("brute force over exact descriptors, p50", brute.Percentile(0.5), "ms"),
            new("brute force, processor time", brute.ProcessorMilliseconds, "ms"),
            new("scan over brute force, processor time", scan.ProcessorMilliseconds / brute.ProcessorMilliseconds, "×"),
            new("nearest face that differs from brute force", wrong, "queries", Bar.AtMost(0)),
            new("memory per million faces", megabytes * 1_000_000 / rows, "MB", Bar.AtMost(150)),
        ];
    }

    private static Span<float> Descriptor(float[] exact, int row) => exact.AsSpan(row * Length, Length);

    private static int Search(FaceGallery gallery, float[] exact, float[] probe)
    {
        var candidates = gallery.Nearest(FaceCodes.Of(probe), Limit + FaceCodes.Margin, Best);
        return candidates.Select(id => BitConverter.ToInt32(id.ToByteArray()))
            .MinBy(row => Squared(probe, Descriptor(exact, row)));
    }

    private static float Squared(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < Length; i += Vector<float>.Count)
        {
            var difference = new Vector<float>(one[i..]) - new Vector<float>(other[i..]);
            sum += difference * difference;
        }

        return Vector.Sum(sum);
    }

    private static int BruteForce(float[] exact, int rows, float[] probe)
    {
        var best = new (float Distance, int Row)[Environment.ProcessorCount];
        Parallel.For(0, best.Length, part =>
        {
            best[part] = (float.MaxValue, -1);
            var end = (part + 1) * (long)rows / best.Length;
            for (var row = (int)(part * (long)rows / best.Length); row < end; row++)
            {
                var distance = Squared(probe, Descriptor(exact, row));
                best[part] = distance < best[part].Distance ? (distance, row) : best[part];
            }
        });
        return best.MinBy(one => one.Distance).Row;
    }
}
