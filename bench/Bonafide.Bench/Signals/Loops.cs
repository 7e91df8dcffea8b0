using System.Diagnostics;

namespace Bonafide.Bench.Signals;

/// <summary>Calls from one thread, one after the other.</summary>
internal static class Loops
{
    /// <summary>
    /// Calls per second of the clock, and of processor time, which other work on the machine does not change; the bar
    /// is held against the latter. Both after one round that warms up caches and the compiler.
    /// </summary>
    public static IReadOnlyList<Measured> Rates(string what, Bar bar, int count, Action<int> call)
    {
        for (var i = 0; i < count; i++)
        {
            call(i);
        }

        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            call(i);
        }

        var clock = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return
        [
            new(what + ", of processor time", count / processor, "/s", bar),
            new(what + ", of the clock", count / clock, "/s"),
        ];
    }
}
