using System.Diagnostics;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Tests.Native;

public sealed class NativeTimesTests
{
    /// <summary>The stages of a request add up to its time, however many threads a stage has.</summary>
    [Fact]
    public void TwoAtOnce_CountOnce()
    {
        var clock = new NativeTimes.Clock();
        var start = Stopwatch.GetTimestamp();
        clock.Start();
        clock.Start();
        var inside = Stopwatch.GetTimestamp();
        Work();
        var least = Stopwatch.GetElapsedTime(inside);
        clock.Stop();
        clock.Stop();

        Assert.InRange(clock.Elapsed, least, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Between two runs nothing counts.</summary>
    [Fact]
    public void OneAfterTheOther_AddUp()
    {
        var clock = new NativeTimes.Clock();
        clock.Start();
        Work();
        clock.Stop();
        var first = clock.Elapsed;
        Work();
        Assert.Equal(first, clock.Elapsed);

        clock.Start();
        clock.Stop();

        Assert.InRange(clock.Elapsed - first, TimeSpan.Zero, first);
    }

    private static void Work()
    {
        for (var i = 0; i < 1_000_000; i++)
        {
            _ = Stopwatch.GetTimestamp();
        }
    }
}
