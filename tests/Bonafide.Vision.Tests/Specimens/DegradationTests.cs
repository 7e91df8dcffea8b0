using Bonafide.Vision.Images;
using Bonafide.Vision.Specimens.Degradations;

namespace Bonafide.Vision.Tests.Specimens;

public sealed class DegradationTests
{
    private static readonly IDegradation[] All =
    [
        new RotationDegradation(8), new PerspectiveDegradation(0.06), new TiltDegradation(12),
        new SceneDegradation(30, 15, 0.1), new BlurDegradation(1.5), new JpegDegradation(25),
        new NoiseDegradation(12), new DownscaleDegradation(310), new GlareDegradation(2, 0.05),
        new LowLightDegradation(0.4), new CoverDegradation(0.3), new CutCornerDegradation(0.1),
        new ScreenRecaptureDegradation(1.7, 0.04), new PrintScanDegradation(4), new BlackAndWhiteDegradation(2),
    ];

    public static TheoryData<string> Names => [.. All.Select(degradation => degradation.Name)];

    public static TheoryData<string> Moving =>
        [.. All.OfType<IGeometricDegradation>().Select(degradation => degradation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Changes_ThePictureTheSameWayForTheSameSeed(string name)
    {
        var degradation = Named(name);
        var board = Board();
        var untouched = (byte[])board.Pixels.Clone();

        var first = degradation.Apply(board, seed: 3);
        var again = degradation.Apply(board, seed: 3);

        Assert.Equal(name, degradation.Name);
        Assert.Equal(first.Pixels, again.Pixels);
        Assert.NotEqual(board.Pixels, first.Pixels);
        Assert.Equal(untouched, board.Pixels);
    }

    [Theory]
    [InlineData("rotation")]
    [InlineData("perspective")]
    [InlineData("noise")]
    [InlineData("tilt")]
    [InlineData("scene")]
    [InlineData("glare")]
    [InlineData("lowLight")]
    [InlineData("cover")]
    [InlineData("screenRecapture")]
    [InlineData("printScan")]
    public void Changes_ThePictureOtherwiseForAnotherSeed(string name) => Assert.NotEqual(
        Named(name).Apply(Board(), seed: 3).Pixels, Named(name).Apply(Board(), seed: 4).Pixels);

    [Fact]
    public void Hole_ShowsWhatThePageLiesOn()
    {
        var page = new RgbImage(400, 250);
        page.Pixels.AsSpan().Fill(255);

        var photo = DegradationChain.Apply(
            page, [new SceneDegradation(0, 0, 0.1, hole: new PunchedHole(0.5, 0.5, 0.1, 0.6, 0))], seed: 3);

        Assert.NotEqual(255, At(200, 125)[0]);
        Assert.NotEqual(255, At(200 + 37, 125)[0]);
        Assert.Equal(255, At(200 - 37, 125)[0]);
        Assert.Equal(255, At(200, 125 + 37)[0]);

        Span<byte> At(float x, float y)
        {
            var at = photo.Follow(Quad.Of(x, y, 1, 1)).TopLeft;
            return photo.Image[(int)at.X, (int)at.Y];
        }
    }

    [Fact]
    public void Blur_SpreadsAnEdgeAndKeepsPlainParts()
    {
        var blurred = new BlurDegradation(2.4).Apply(Board(), seed: 0);

        Assert.InRange(blurred[36, 18][0], 100, 155);
        Assert.Equal(0, blurred[18, 18][0]);
        Assert.Equal(255, blurred[54, 18][0]);
    }

    [Fact]
    public void Noise_HasTheDeviationAskedFor()
    {
        var plain = new RgbImage(400, 320);
        Array.Fill(plain.Pixels, (byte)128);

        var noisy = new NoiseDegradation(10).Apply(plain, seed: 5);

        var deviation = Math.Sqrt(noisy.Pixels.Average(p => Math.Pow(p - 128, 2)));
        Assert.InRange(deviation, 9.8, 10.2);
    }

    [Fact]
    public void Rotation_HoldsAllOfThePicture()
    {
        var turned = new RotationDegradation(10).Apply(Board(), seed: 2);

        Assert.True(turned.Width > 400 && turned.Height > 320);
    }

    /// <summary>A red square is found again where its followed place says.</summary>
    [Theory]
    [MemberData(nameof(Moving))]
    public void Follows_WhatItMoves(string name)
    {
        var page = new RgbImage(400, 320);
        Array.Fill(page.Pixels, (byte)235);
        for (var y = 180; y < 220; y++)
        {
            for (var x = 240; x < 280; x++)
            {
                (page[x, y][1], page[x, y][2]) = (0, 0);
            }
        }

        foreach (var seed in Enumerable.Range(0, 6))
        {
            var photo = DegradationChain.Apply(page, [Named(name)], seed);
            var place = photo.Follow(Quad.Of(240, 180, 39, 39));
            var x = (place.TopLeft.X + place.TopRight.X + place.BottomRight.X + place.BottomLeft.X) / 4;
            var y = (place.TopLeft.Y + place.TopRight.Y + place.BottomRight.Y + place.BottomLeft.Y) / 4;
            Assert.True(IsRed(photo.Image, x, y), $"{name}, seed {seed}");
            Assert.False(IsRed(photo.Image, x + 45, y), $"{name}, seed {seed}");
        }
    }

    [Fact]
    public void BlackAndWhite_LeavesNoColour()
    {
        var red = new RgbImage(400, 320);
        for (var i = 0; i < red.Pixels.Length; i += 3)
        {
            red.Pixels[i] = 200;
        }

        var copy = new BlackAndWhiteDegradation(2).Apply(red, seed: 1);

        Assert.All(Enumerable.Range(0, 400), x => Assert.True(copy[x, 9][0] == copy[x, 9][1]));
    }

    [Fact]
    public void Levels_AreKnownByNameAndSeeded()
    {
        Assert.All(DegradationLevels.Names, level => Assert.Equal(
            DegradationLevels.Of(level, 5).Select(one => one.Name),
            DegradationLevels.Of(level, 5).Select(one => one.Name)));
        Assert.Equal(3, Enumerable.Range(0, 40)
            .Select(seed => DegradationLevels.Of("hard", seed)[2].Name).Distinct().Count());
        Assert.Throws<ArgumentException>(() => DegradationLevels.Of("worst", 1));
    }

    private static bool IsRed(RgbImage image, float x, float y)
    {
        var pixel = image[(int)Math.Clamp(x, 0, image.Width - 1), (int)Math.Clamp(y, 0, image.Height - 1)];
        return pixel[0] > pixel[1] + 100;
    }

    private static IDegradation Named(string name) => All.Single(degradation => degradation.Name == name);

    /// <summary>Black and white squares of 36 pixels, which the blocks of JPEG cut.</summary>
    private static RgbImage Board()
    {
        var board = new RgbImage(400, 320);
        for (var i = 0; i < 400 * 320; i++)
        {
            if (((i % 400 / 36) + (i / 400 / 36)) % 2 == 1)
            {
                board.Pixels.AsSpan(i * 3, 3).Fill(255);
            }
        }

        return board;
    }
}
