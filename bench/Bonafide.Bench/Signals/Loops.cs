using System.Diagnostics;

namespace Bonafide.Bench.Signals;

/// <summary>Calls from one thread, one after the other.</summary>
internal static class Loops
{
    private const int WarmRounds = 3;
    private const int Rounds = 7;

    /// <summary>
    /// Calls per second of the clock, and of processor time, which other work on the machine does not change; the bar
    /// is held against the latter. Medians of rounds, after some that warm up caches and the compiler.
    /// </summary>
    public static IReadOnlyList<Measured> Rates(string what, Bar? bar, int count, Action<int> call)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            Round(count, call);
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(count, call)).ToArray();
        return
        [
            new(what + ", of processor time", Median(rounds.Select(round => round.Processor)), "/s", bar),
            new(what + ", of the clock", Median(rounds.Select(round => round.Clock)), "/s"),
        ];
    }

    private static (double Processor, double Clock) Round(int count, Action<int> call)
    {
        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            call(i);
        }

        var clock = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (count / (Environment.CpuUsage.TotalTime - before).TotalSeconds, count / clock);
    }

    private static double Median(IEnumerable<double> rates) => rates.Order().ElementAt(Rounds / 2);
}
