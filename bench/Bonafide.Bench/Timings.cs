using System.Diagnostics;

namespace Bonafide.Bench;

/// <summary>Times of many equal calls; percentiles are of all calls, none is left out.</summary>
internal sealed class Timings
{
    private readonly List<double> _milliseconds = [];

    public TimeSpan Elapsed { get; private set; }

    /// <summary>Processor time of this process per call, client and server together, in milliseconds. It tells what a
    /// call costs on a machine that has other work to do as well.</summary>
    public double ProcessorMilliseconds { get; private set; }

    public double PerSecond => _milliseconds.Count / Elapsed.TotalSeconds;

    public double Percentile(double share)
    {
        _milliseconds.Sort();
        var last = _milliseconds.Count - 1;
        return _milliseconds[Math.Clamp((int)Math.Ceiling(share * _milliseconds.Count) - 1, 0, last)];
    }

    /// <summary>Calls <paramref name="call"/> <paramref name="count"/> times from <paramref name="lanes"/> lanes that
    /// each wait for one call before the next.</summary>
    public static async Task<Timings> OfAsync(int count, int lanes, Func<int, Task> call)
    {
        var timings = new Timings();
        var next = -1;
        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var perLane = await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var at = Interlocked.Increment(ref next); at < count; at = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                await call(at);
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return own;
        })));
        timings.Elapsed = Stopwatch.GetElapsedTime(started);
        timings.ProcessorMilliseconds = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / count;
        timings._milliseconds.AddRange(perLane.SelectMany(own => own));
        return timings;
    }

    /// <summary>Rate, p50, p99 and max, with the bars that they have to meet.</summary>
    public IEnumerable<Measured> Rows(string what, Bar? rate = null, Bar? p99 = null)
    {
        yield return new(what, PerSecond, "/s", rate);
        yield return new($"{what}, p50", Percentile(0.5), "ms");
        yield return new($"{what}, p99", Percentile(0.99), "ms", p99);
        yield return new($"{what}, max", Percentile(1), "ms");
        yield return new($"{what}, processor time of client and server", ProcessorMilliseconds, "ms");
    }
}
