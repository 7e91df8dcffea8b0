namespace Bonafide.Vision.Evaluation;

/// <summary>A measured rate with its interval, and never a claim beyond what the number of trials allows.</summary>
/// <param name="Value">Events over trials; NaN without trials.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end; with no event at all 3 / trials, the rule of three.</param>
public sealed record Rate(int Events, int Trials, double Value, double Low, double High)
{
    /// <summary>Of a two-sided 95 % interval.</summary>
    private const double Z = 1.959964;

    /// <summary>The score interval of E. B. Wilson (1927).</summary>
    public static Rate Of(int events, int trials)
    {
        if (trials == 0)
        {
            return new(events, trials, double.NaN, 0, 1);
        }

        var rate = events / (double)trials;
        var square = Z * Z / trials;
        var middle = (rate + (square / 2)) / (1 + square);
        var reach = Z / (1 + square) * Math.Sqrt((rate * (1 - rate) / trials) + (square / (4 * trials)));
        var high = Math.Max(Math.Min(1, middle + reach), Math.Min(1, 3.0 / trials));
        return new(events, trials, rate, Math.Max(0, events == 0 ? 0 : middle - reach), high);
    }
}
