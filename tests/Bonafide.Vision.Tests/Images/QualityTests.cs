using Bonafide.Vision.Images;
using Bonafide.Vision.Images.Quality;

namespace Bonafide.Vision.Tests.Images;

public sealed class QualityTests
{
    [Fact]
    public void Sharpness_FallsWithBlur_AndIgnoresContrast()
    {
        var sharp = Pictures.Pattern();
        var soft = sharp.Resize(160, 120).Resize(640, 480);
        var pale = new RgbImage(640, 480, [.. sharp.Pixels.Select(p => (byte)(64 + (p / 2)))]);

        var measured = Sharpness.Measure(sharp.ToGray());
        Assert.True(measured > 1.5 * Sharpness.Measure(soft.ToGray()));
        Assert.InRange(Sharpness.Measure(pale.ToGray()), measured * 0.7, measured * 1.3);
        Assert.Equal(0, Sharpness.Measure(Pictures.Plain(100, 100, 90, 90, 90).ToGray()));
    }

    [Fact]
    public void Exposure_CountsDarkAndBright()
    {
        var night = Exposure.Measure(Pictures.Plain(50, 50, 10, 10, 10).ToGray());
        var flash = Exposure.Measure(Pictures.Plain(50, 50, 255, 255, 255).ToGray());

        Assert.Equal((10, 1, 0), (night.Mean, night.DarkShare, night.BrightShare));
        Assert.Equal((255, 0, 1), (flash.Mean, flash.DarkShare, flash.BrightShare));
        Assert.True(Exposure.Measure(Pictures.Pattern().ToGray()).Contrast > 50);
    }

    [Fact]
    public void Glare_FindsTheClippedPatch()
    {
        var image = Pictures.Pattern();
        Assert.Equal(0, Glare.Measure(image).Share);
        for (var y = 100; y < 220; y++)
        {
            image.Pixels.AsSpan(((y * 640) + 200) * 3, 160 * 3).Fill(255);
        }

        var glare = Glare.Measure(image);
        Assert.InRange(glare.LargestShare, 0.05, 0.07);
        Assert.Equal(glare.Share, glare.LargestShare);
    }

    [Fact]
    public void Colour_IgnoresAnEvenTint()
    {
        var gray = Pictures.Pattern().ToGray().ToRgb();
        var tinted = new RgbImage(640, 480, [.. gray.Pixels.Select((p, i) => (byte)(i % 3 == 2 ? p * 9 / 10 : p))]);

        Assert.True(Colourfulness.Measure(Pictures.Pattern()).Spread > 20);
        Assert.Equal(0, Colourfulness.Measure(gray).Spread, 3);
        Assert.True(Colourfulness.Measure(tinted).Spread < 1);
    }

    [Fact]
    public void Colour_LeavesTheSurfaceRoundADocumentOut()
    {
        var gray = Pictures.Pattern().ToGray().ToRgb();
        for (var y = 0; y < gray.Height; y++)
        {
            for (var x = 0; x < gray.Width / 25; x++)
            {
                gray[x, y][0] = 200;
                gray[x, y][2] = 20;
            }
        }

        var colour = Colourfulness.Measure(gray);
        Assert.True(colour.Strength > 5);
        Assert.True(colour.Spread < 1);
    }
}
