using Bonafide.Engine.Runs;

namespace Bonafide.Engine.Tests.Runs;

public sealed class SweepSizeTests
{
    [Theory]
    [InlineData(4, 0, 0, 8)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 2, 0, 4)]
    [InlineData(4, 500, 100, 900)]
    [InlineData(4, 500, 1_000, 0)]
    [InlineData(4, 50_000, 0, 2_000)]
    public void Takes_TwiceWhatTheWorkersCanBegin_LessWhatWaits(int idle, long begun, int waiting, int limit) =>
        Assert.Equal(limit, SweepSize.Of(idle, begun, waiting));

    [Fact]
    public void Clears_ABacklogOfQuickWorkInAFewSweeps()
    {
        var left = 10_000;
        var begun = 0;
        var sweeps = 0;
        for (; left > 0; sweeps++)
        {
            begun = Math.Min(left, SweepSize.Of(idle: 4, begun, waiting: 0));
            left -= begun;
        }

        Assert.Equal(12, sweeps);
    }
}
