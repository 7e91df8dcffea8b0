using Bonafide.Vision.Images;

namespace Bonafide.Vision.Tests.Images;

public sealed class LeastSquaresTests
{
    [Fact]
    public void EquationsThatContradict_AreMetInTheMiddle()
    {
        var line = new LeastSquares(2);
        line.Add([0, 1], 1);
        line.Add([1, 1], 3);
        line.Add([1, 1], 5);
        line.Add([2, 1], 7);

        var solution = line.Solve()!;

        Assert.Equal(3, solution[0], 9);
        Assert.Equal(1, solution[1], 9);
    }

    [Fact]
    public void UnknownThatIsLeftOpen_HasNoSolution()
    {
        var open = new LeastSquares(2);
        open.Add([1, 2], 3);
        open.Add([2, 4], 6);

        Assert.Null(open.Solve());
    }
}
