using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

public sealed class FieldSurfaceTests
{
    private static readonly Quad Value = Quad.FromRectangle(150, 80, 180, 30);

    /// <summary>Lines that run nearly along the print, as the waves of banknotes do.</summary>
    [Fact]
    public void WipedPlace_LacksTheLinesThatRunOnEachSideOfIt()
    {
        var page = Waves();
        Print(page);
        var untouched = FieldSurface.Measure(page, Value)!;
        page = Waves();
        Wipe(page, 145, 76, 190, 38);
        Print(page);

        Assert.True(untouched.LostLines < 0);
        Assert.True(FieldSurface.Measure(page, Value)!.LostLines > DetectorOptions.Default.LeastLostLines);
    }

    [Fact]
    public void PlainPaper_OrAValueAtTheEdge_HasNoLinesToLose()
    {
        var plain = new GrayImage(480, 190, new byte[480 * 190]);
        Array.Fill(plain.Pixels, (byte)228);
        Print(plain);
        var waves = Waves();
        Print(waves, 7);

        Assert.Equal(0, FieldSurface.Measure(plain, Value)!.LostLines, 3);
        Assert.Equal(0, FieldSurface.Measure(waves, Quad.FromRectangle(150, 1, 180, 30))!.LostLines);
    }

    /// <summary>Between two lines that lie far apart nothing was wiped: the gap runs on beside the value.</summary>
    [Fact]
    public void ValueBetweenTwoLines_HasLostNone()
    {
        var page = Waves();
        Wipe(page, 1, 76, 478, 38);
        Print(page);

        Assert.True(FieldSurface.Measure(page, Value)!.LostLines < 0.1);
    }

    private static GrayImage Waves()
    {
        var page = new GrayImage(480, 190, new byte[480 * 190]);
        for (var y = 0; y < page.Height; y++)
        {
            for (var x = 0; x < page.Width; x++)
            {
                var height = y + (6 * Math.Sin(x / 40.0));
                page.Pixels[(y * page.Width) + x] = (byte)(224 + (9 * Math.Sin(2 * Math.PI * height / 14)));
            }
        }

        return page;
    }

    /// <summary>Each row from its left to its right edge, as a forger's fill.</summary>
    private static void Wipe(GrayImage page, int left, int top, int width, int height)
    {
        for (var y = top; y < top + height; y++)
        {
            var row = page.Pixels.AsSpan(y * page.Width, page.Width);
            var (from, to) = (row[left - 1], row[left + width]);
            for (var i = 0; i < width; i++)
            {
                row[left + i] = (byte)(from + ((to - from) * i / width));
            }
        }
    }

    private static void Print(GrayImage page, int top = 86)
    {
        for (var x = 156; x < 320; x += 26)
        {
            for (var y = top; y < top + 18; y++)
            {
                page.Pixels.AsSpan((y * page.Width) + x, 4).Fill(30);
            }
        }
    }
}
