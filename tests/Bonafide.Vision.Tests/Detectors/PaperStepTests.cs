using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

public sealed class PaperStepTests
{
    private const int Paper = 224;

    private static readonly Quad Value = Quad.FromRectangle(80, 80, 180, 30);

    [Theory]
    [InlineData(5)]
    [InlineData(-9)]
    public void PieceOfOtherPaper_ShowsOnEverySide(int step)
    {
        var page = Page((x, y) => x is >= 78 and < 262 && y is >= 78 and < 112 ? Paper + step : Paper);

        Assert.InRange(Step(page, Value), Math.Abs(step) - 0.5, Math.Abs(step) + 0.5);
    }

    [Fact]
    public void PlainPaper_HasNone() => Assert.Equal(0, Step(Page((_, _) => Paper), Value), 3);

    /// <summary>Lighter to the left and darker to the right is a shadow, and one side alone a printed area.</summary>
    [Fact]
    public void ShadowOrPrintedArea_IsNone()
    {
        Assert.Equal(0, Step(Page((x, _) => Paper - (x / 12)), Value), 3);
        Assert.InRange(Step(Page((_, y) => y < 118 ? Paper - 12 : Paper), Value), 0, 0.5);
    }

    [Fact]
    public void PrintOnAPlateOfItsOwn_IsNone()
    {
        var page = Page((x, y) => x is >= 74 and < 290 && y is >= 74 and < 120 ? Paper : Paper - 35);

        Assert.Equal(0, Step(page, Value));
    }

    [Fact]
    public void NoPrint_OrTheEdgeOfThePage_IsNone()
    {
        var page = Page((_, _) => Paper);

        Assert.Equal(0, Step(page, Quad.FromRectangle(300, 20, 60, 30)));
        Assert.Equal(0, Step(new GrayImage(400, 106, page.Pixels[..(400 * 106)]), Value));
    }

    private static double Step(GrayImage page, Quad line) => FieldSurface.Measure(page, line)?.Step ?? 0;

    private static GrayImage Page(Func<int, int, int> paper)
    {
        var page = new GrayImage(400, 200, new byte[400 * 200]);
        for (var i = 0; i < page.Pixels.Length; i++)
        {
            page.Pixels[i] = (byte)paper(i % page.Width, i / page.Width);
        }

        for (var x = 84; x < 250; x += 22)
        {
            for (var y = 86; y < 104; y++)
            {
                page.Pixels.AsSpan((y * page.Width) + x, 4).Fill(30);
            }
        }

        return page;
    }
}
