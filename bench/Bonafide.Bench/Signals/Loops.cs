using System.Diagnostics;

namespace Bonafide.Bench.Signals;

/// <summary>Calls from one thread, one after the other.</summary>
internal static class Loops
{
    /// <summary>Calls per second, after one round that warms up caches and the compiler.</summary>
    public static double PerSecond(int count, Action<int> call)
    {
        for (var i = 0; i < count; i++)
        {
            call(i);
        }

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            call(i);
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
