using Bonafide.Core.Facts;

namespace Bonafide.Core.Tests.Facts;

public sealed class QuadTests
{
    private static readonly Quad Turned = new(50, 0, 100, 50, 50, 100, 0, 50);

    [Theory]
    [InlineData(50, 50, true)]
    [InlineData(75, 25, true)]
    [InlineData(10, 10, false)]
    [InlineData(120, 50, false)]
    public void Contains_IsOfTheCornersNotOfTheirRectangle(double x, double y, bool isInside)
    {
        var mirrored = new Quad(
            Turned.X0, Turned.Y0, Turned.X3, Turned.Y3, Turned.X2, Turned.Y2, Turned.X1, Turned.Y1);

        Assert.Equal(isInside, Turned.Contains(x, y));
        Assert.Equal(isInside, mirrored.Contains(x, y));
    }

    [Fact]
    public void Bounds_EncloseAllCorners() => Assert.Equal((0, 0, 100, 100), Turned.Bounds());
}
