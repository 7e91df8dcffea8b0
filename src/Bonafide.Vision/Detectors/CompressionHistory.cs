using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Detectors;

/// <summary>
/// How much each block of a document speaks for having been stored once where the rest was stored twice: numbers of the
/// rest follow an earlier step (<see cref="EarlierStep"/>), and those of a piece that came later do not.
/// </summary>
internal sealed class CompressionHistory
{
    /// <summary>A smaller document has too few blocks to learn from.</summary>
    private const int LeastBlocks = 1_500;

    /// <summary>Share of the area's blocks that must be known: of an overexposed page only the edges are.</summary>
    private const double LeastKnown = 0.25;

    /// <summary>Nats per block by which an earlier step must explain a wave better to be used.</summary>
    private const double LeastWaveGain = 0.01;

    /// <summary>Nats by which all waves together must explain a block better; below, the second saving has wiped out
    /// the first, or there was none.</summary>
    private const double LeastGain = 0.7;

    private CompressionHistory(BlockArea area, double[] evidence, double gain) =>
        (Area, Evidence, Gain) = (area, evidence, gain);

    internal BlockArea Area { get; }

    /// <summary>Block by block, nats; not a number where nothing can be told.</summary>
    internal double[] Evidence { get; }

    /// <summary>Nats by which having been stored twice explains a block better, mean.</summary>
    internal double Gain { get; }

    /// <summary>Share of the known blocks that do not speak for having been stored once, 0..1.</summary>
    /// <param name="others">Blocks of a piece that are left out.</param>
    internal double Followers(int others)
    {
        var known = Evidence.Count(nats => !double.IsNaN(nats));
        return Evidence.Count(nats => nats <= 0) / (double)Math.Max(1, known - others);
    }

    /// <summary>Null where no earlier saving is seen.</summary>
    /// <param name="document">In pixels of the photo.</param>
    internal static CompressionHistory? Of(RgbImage photo, CompressionGrid grid, Quad document)
    {
        if (BlockArea.Of(photo, grid, document) is not { Count: >= LeastBlocks } area)
        {
            return null;
        }

        var waves = StoredWaves.Read(photo, area, grid);
        if (waves.Blocks.Count < Math.Max(LeastBlocks, area.Count * LeastKnown))
        {
            return null;
        }

        var (evidence, gain) = (new double[area.Count], 0.0);
        Array.Fill(evidence, double.NaN);
        waves.Blocks.ForEach(block => evidence[block] = 0);
        for (var wave = 0; wave < BlockWaves.Count; wave++)
        {
            var earlier = EarlierStep.Find(
                Counts(waves, wave), waves.Free[wave], grid.Steps[ZigZag.Order[wave + 1]]);
            if (earlier.Gain >= LeastWaveGain)
            {
                gain += earlier.Gain;
                Add(evidence, waves, wave, earlier.Evidence);
            }
        }

        return gain < LeastGain ? null : new(area, evidence, gain);
    }

    private static int[] Counts(StoredWaves waves, int wave)
    {
        var counts = new int[byte.MaxValue + 1];
        foreach (var block in waves.Blocks)
        {
            counts[waves.Numbers[(block * BlockWaves.Count) + wave]]++;
        }

        return counts;
    }

    private static void Add(double[] evidence, StoredWaves waves, int wave, double[] table)
    {
        foreach (var block in waves.Blocks)
        {
            var number = waves.Numbers[(block * BlockWaves.Count) + wave];
            evidence[block] += number < table.Length ? table[number] : 0;
        }
    }
}
