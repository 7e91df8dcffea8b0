namespace Bonafide.Vision.Detectors;

/// <summary>
/// One wave of a picture's blocks: the step in which it was stored before it was stored as it is now. Values that were
/// rounded twice fall on some numbers more often than on others; the step that explains best which ones is the earlier
/// one.
/// </summary>
/// <param name="Gain">How much better than no earlier step it explains a block, in nats; 0 where none is seen.</param>
/// <param name="Evidence">For each stored number, without its sign, how much it speaks for having been stored once, in
/// nats.</param>
internal sealed record EarlierStep(int Step, double Gain, double[] Evidence)
{
    /// <summary>Coarser ones are not used for waves that keep a document legible.</summary>
    private const int CoarsestStep = 40;

    /// <summary>Values are counted in halves of a gray level, up to 100.</summary>
    internal const int BinsPerLevel = 2;

    internal const int Bins = 100 * BinsPerLevel;

    /// <summary>Rounding to whole pixels between two savings moves a wave by this, standard deviation in gray
    /// levels.</summary>
    private const double Rounding = 0.35;

    /// <summary>Share of blocks that may not follow the rest; it bounds what a single number can say.</summary>
    private const double Others = 0.1;

    private const double Tie = 1e-6;

    /// <summary>Looks for the step that explains best how often each number is stored.</summary>
    /// <param name="stored">How often each number is, without its sign; those beyond the last bin are not
    /// counted.</param>
    /// <param name="free">How often the wave has which size where it was not stored, by <see cref="Bins"/>.</param>
    /// <param name="step">In which it is stored now.</param>
    internal static EarlierStep Find(ReadOnlySpan<int> stored, ReadOnlySpan<int> free, int step)
    {
        var once = Shares(Once(free, step));
        var all = 0;
        foreach (var count in stored)
        {
            all += count;
        }

        var best = new EarlierStep(0, 0, new double[once.Length]);
        for (var earlier = 2; earlier <= CoarsestStep; earlier++)
        {
            var twice = Shares(Twice(free, earlier, step));
            var (gain, evidence) = (0.0, new double[once.Length]);
            for (var number = 0; number < Math.Min(once.Length, stored.Length); number++)
            {
                evidence[number] = Math.Log(
                    once[number] / ((twice[number] * (1 - Others)) + (once[number] * Others)));
                gain -= stored[number] * evidence[number] / all;
            }

            best = gain > best.Gain ? new(earlier, gain, evidence) : best;
        }

        return best;
    }

    /// <summary>How often each number is stored when values of this density are rounded to a step. A value between two
    /// numbers is half of each.</summary>
    private static double[] Once(ReadOnlySpan<int> density, int step)
    {
        var stored = new double[(Bins / BinsPerLevel / step) + 2];
        for (var bin = 0; bin < Bins; bin++)
        {
            var place = bin / (double)BinsPerLevel / step;
            stored[(int)Math.Round(place - Tie)] += density[bin] / 2.0;
            stored[(int)Math.Round(place + Tie)] += density[bin] / 2.0;
        }

        return stored;
    }

    /// <summary>The same of values that were rounded to an earlier step before.</summary>
    private static double[] Twice(ReadOnlySpan<int> density, int earlier, int step)
    {
        var (first, stored) = (Once(density, earlier), new double[(Bins / BinsPerLevel / step) + 2]);
        for (var number = 0; number < first.Length; number++)
        {
            var value = number * earlier / (double)step;
            var from = Math.Max(0, (int)value - 2);
            for (var near = from; near <= Math.Min(stored.Length - 1, (int)value + 3); near++)
            {
                // Nought goes either way, and signs are not counted.
                stored[near] += first[number] * (number == 0 && near > 0 ? 2 : 1)
                    * (Below((near + 0.5 - value) * step / Rounding) - Below((near - 0.5 - value) * step / Rounding));
            }
        }

        return stored;
    }

    /// <summary>A little of everything, so that nothing is impossible.</summary>
    private static double[] Shares(double[] counts)
    {
        const double Least = 0.5;
        var all = counts.Sum() + (Least * counts.Length);
        return [.. counts.Select(count => (count + Least) / all)];
    }

    /// <summary>The normal distribution, by the logistic curve nearest to it.</summary>
    private static double Below(double deviations) => 1 / (1 + Math.Exp(-1.702 * deviations));
}
