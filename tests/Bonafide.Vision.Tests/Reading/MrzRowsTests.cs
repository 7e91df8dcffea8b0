using Bonafide.Vision.Reading;

namespace Bonafide.Vision.Tests.Reading;

public sealed class MrzRowsTests
{
    private static readonly LineBox Lower = new(740, 945, 1330, 41, 0);

    [Fact]
    public void Row_WhoseFillersWereNotSeen_IsAsLongAsTheOther()
    {
        var upper = new LineBox(490, 868, 828, 36, 0);

        var rows = MrzRows.Of([upper, Lower, new LineBox(650, 200, 300, 40, 0)], 600);

        Assert.Equal([new LineBox(741, 868, 1330, 36, 0), Lower], rows);
    }

    [Theory]
    [InlineData(900, 868, 36, "another left end")]
    [InlineData(490, 700, 36, "too far above")]
    [InlineData(490, 868, 20, "smaller print")]
    public void OtherPrint_IsNoRow(double x, double y, double thickness, string why)
    {
        Assert.NotEmpty(why);
        Assert.Empty(MrzRows.Of([new LineBox(x, y, 828, thickness, 0), Lower], 600));
    }
}
