using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Reading;

public sealed class CoresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Outcomes_StandInTheOrderOfWhatWasAsked(int most)
    {
        var squares = new Cores(most).Each([.. Enumerable.Range(0, 100)], number => number * number);

        Assert.Equal(Enumerable.Range(0, 100).Select(number => number * number), squares);
    }

    /// <summary>Each waits for the other, so one after the other would never end.</summary>
    [Fact]
    public async Task Two_AreDoneAtTheSameTime()
    {
        using var met = new Barrier(2);

        var both = Task.Run(() => new Cores(2).Both(() => Meet("one"), () => Meet("other")));

        Assert.Equal(("one", "other"), await both.WaitAsync(TimeSpan.FromMinutes(1)));

        string Meet(string name)
        {
            met.SignalAndWait();
            return name;
        }
    }

    /// <summary>A worker ends itself by the kind of a failure, which must not be hidden in another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Failure_KeepsItsKind(int most) => Assert.Throws<NativeFailureException>(() =>
        new Cores(most).Both<int, int>(() => throw new NativeFailureException("No memory."), () => 1));
}
