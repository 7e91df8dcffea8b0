using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

public sealed class FieldSurfaceTests
{
    private static readonly Quad Value = Quad.FromRectangle(60, 80, 180, 30);

    /// <summary>Lines that run nearly along the print, as the waves of banknotes do.</summary>
    [Fact]
    public void WipedPlace_LacksTheLinesThatRunAboveAndBelowIt()
    {
        var page = Waves();
        Print(page);
        var untouched = FieldSurface.Measure(page, Value)!;
        page = Waves();
        Wipe(page, 55, 76, 190, 38);
        Print(page);

        Assert.InRange(untouched.LostLines, -0.5, 0.5);
        Assert.True(FieldSurface.Measure(page, Value)!.LostLines > DetectorOptions.Default.LeastLostLines);
    }

    [Fact]
    public void PlainPaper_OrAValueAtTheEdge_HasNoLinesToLose()
    {
        var plain = new GrayImage(300, 190, new byte[300 * 190]);
        Array.Fill(plain.Pixels, (byte)228);
        Print(plain);
        var waves = Waves();

        Assert.Equal(0, FieldSurface.Measure(plain, Value)!.LostLines, 3);
        Assert.Equal(0, FieldSurface.Measure(waves, Quad.FromRectangle(60, 1, 180, 30))!.LostLines);
    }

    private static GrayImage Waves()
    {
        var page = new GrayImage(300, 190, new byte[300 * 190]);
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

    private static void Print(GrayImage page)
    {
        for (var x = 66; x < 230; x += 26)
        {
            for (var y = 86; y < 104; y++)
            {
                page.Pixels.AsSpan((y * page.Width) + x, 4).Fill(30);
            }
        }
    }
}
