using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

public sealed class SlantedLatticeTests
{
    private const int Width = 1000;
    private const int Height = 640;

    /// <summary>One bin of a tile's spectrum, cycles per pixel.</summary>
    private const double Bin = 1.0 / SurfaceTile.Side;

    private static readonly Quad Page = Quad.FromRectangle(20, 20, Width - 40, Height - 40);

    /// <summary>The second is finer than two pixels and comes back as a coarser one, by sampling.</summary>
    [Theory]
    [InlineData(3.1, 1 / 3.1)]
    [InlineData(1.6, 1 - (1 / 1.6))]
    public void LatticeSeenStraight_StandsOutAtItsPitch(double pitch, double frequency)
    {
        var top = Top(Lattice(pitch, 0, 0));

        Assert.InRange(top.Frequency, frequency - Bin, frequency + Bin);
        Assert.True(top.Height > DetectorOptions.Default.LeastLatticeHeight);
    }

    /// <summary>Some ten degrees to one side, to another, and both.</summary>
    [Theory]
    [InlineData(3.1, 0.06, 0)]
    [InlineData(3.1, 0, -0.06)]
    [InlineData(3.1, -0.04, 0.04)]
    [InlineData(1.6, 0.06, 0)]
    public void LatticeSeenAtASlant_IsFollowed_WhereAMeanSmearsIt(double pitch, double across, double down)
    {
        var tiles = SurfaceTile.Of(Lattice(pitch, across, down), Page);

        var (followed, smeared) = (Top(SlantedLattice.Highest(tiles)), Top(Mean(tiles)));

        var frequency = pitch < 2 ? 1 - (1 / pitch) : 1 / pitch;
        Assert.InRange(followed.Frequency, frequency - (2 * Bin), frequency + (2 * Bin));
        Assert.True(followed.Height > DetectorOptions.Default.LeastLatticeHeight);
        Assert.True(followed.Height > smeared.Height + 0.5, $"{followed.Height} and {smeared.Height}");
    }

    [Fact]
    public void NoiseAlone_HasNoLattice()
    {
        var top = Top(Photo((_, _) => 0));

        Assert.True(top.Height < DetectorOptions.Default.LeastLatticeHeight, $"{top.Height}");
    }

    /// <summary>Bars have a row of overtones, which a display's pixels have not.</summary>
    [Fact]
    public void LinesOfPrint_StandOut_ButAreNoDisplay()
    {
        var print = SurfaceSpectrum.Measure(Photo((_, y) => y % 9 < 3 ? -20 : 0), Page);
        var display = SurfaceSpectrum.Measure(Lattice(3.1, 0.06, 0), Page);

        Assert.True(print.IsKnown);
        Assert.True(print.Lattice < DetectorOptions.Default.LeastLatticeHeight, $"{print.Lattice}");
        Assert.True(display.Lattice > DetectorOptions.Default.LeastLatticeHeight, $"{display.Lattice}");
    }

    /// <summary>JPEG repeats a lattice at a block's frequency from it, almost as high. That looks like a second screen
    /// of dots turned against it, and in its own direction like print.</summary>
    [Theory]
    [InlineData(2.6, 50)]
    [InlineData(2.2, 70)]
    [InlineData(2.05, 30)]
    [InlineData(2.2, 50)]
    public void EchoesOfBlocks_AreNeitherASecondScreenNorPrint(double pitch, int quality)
    {
        var stored = ImageCodec.EncodeJpeg(Lattice(pitch, 0, 0), quality);
        var spectrum = SurfaceSpectrum.Measure(ImageCodec.Decode(stored, ImageLimits.Default).Image!, Page);

        Assert.Equal(0, spectrum.TurnedScreens);
        Assert.True(spectrum.Lattice > 2 * DetectorOptions.Default.LeastLatticeHeight, $"{spectrum.Lattice}");
    }

    /// <summary>Much of what JPEG leaves lies along the photo's own rows and columns.</summary>
    [Fact]
    public void WhatRunsLevel_IsNotHeldAgainstATurnedLattice()
    {
        var lattice = Lattice(3.1, 0, 0);
        var lined = new RgbImage(Width, Height, [.. lattice.Pixels.Select((value, i) =>
            (byte)(value + (20 * Math.Cos(2 * Math.PI * (i / 3 / Width) / 9))))]);

        var spectrum = SurfaceSpectrum.Measure(lined, Page);

        Assert.True(spectrum.Lattice > 2 * DetectorOptions.Default.LeastLatticeHeight, $"{spectrum.Lattice}");
    }

    /// <summary>In bins of a tile, of which a block has 16: the same place, a block along and one back down, at a right
    /// angle and two blocks down; then half a block along, and mirrored.</summary>
    [Theory]
    [InlineData(-5, 50, true)]
    [InlineData(11, 34, true)]
    [InlineData(-50, 27, true)]
    [InlineData(3, 50, false)]
    [InlineData(5, 50, false)]
    public void Echo_LiesWholeBlocksFromALatticeOrFromItsRightAngle(int u, int v, bool isEcho)
    {
        var lattice = new SpectralPeak(-5 * Bin, 50 * Bin, 3);

        Assert.Equal(isEcho, new SpectralPeak(u * Bin, v * Bin, 2).IsEchoOf(lattice));
    }

    /// <summary>At a right angle it is the lattice's other row.</summary>
    [Theory]
    [InlineData(-2, 20, 0)]
    [InlineData(20, 2, 0)]
    [InlineData(0, 20, 1.99)]
    [InlineData(3, 20, 4.98)]
    public void DistanceToARow_IsThatToItsLine(int u, int v, double bins)
    {
        var lattice = new SpectralPeak(-5 * Bin, 50 * Bin, 3);

        Assert.Equal(bins, new SpectralPeak(u * Bin, v * Bin, 2).DistanceToRowOf(lattice) / Bin, 0.01);
    }

    private static SpectralPeak Top(RgbImage photo) => Top(SlantedLattice.Highest(SurfaceTile.Of(photo, Page)));

    private static SpectralPeak Top(double[] log) => SpectralPeak.Find(log, 0.2).First();

    private static double[] Mean(IReadOnlyList<SurfaceTile> tiles) =>
        [.. Enumerable.Range(0, SurfaceTile.Side * SurfaceTile.Side).Select(i => tiles.Average(tile => tile.Log[i]))];

    /// <summary>A square lattice, turned by 5 degrees, on a plane that is slanted to the camera.</summary>
    /// <param name="pitch">In the photo's middle, pixels.</param>
    /// <param name="across">By how much of itself it is finer half the photo's longer side to the right.</param>
    /// <param name="down">Likewise below.</param>
    private static RgbImage Lattice(double pitch, double across, double down)
    {
        var (sine, cosine) = Math.SinCos(5 * Math.PI / 180);
        return Photo((x, y) =>
        {
            var (fromX, fromY) = (x - (Width / 2.0), y - (Height / 2.0));
            var scale = 2 * Math.PI / pitch / (1 + (((across * fromX) + (down * fromY)) * 2 / Width));
            return 5 * (Math.Cos(((fromX * cosine) + (fromY * sine)) * scale)
                + Math.Cos(((fromY * cosine) - (fromX * sine)) * scale));
        });
    }

    /// <summary>Gray paper with a camera's noise, and what is seen on it.</summary>
    private static RgbImage Photo(Func<int, int, double> shade)
    {
        var random = new Random(41);
        var pixels = new byte[Width * Height * 3];
        for (var i = 0; i < Width * Height; i++)
        {
            var noise = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 12;
            pixels.AsSpan(i * 3, 3).Fill((byte)Math.Round(150 + noise + shade(i % Width, i / Width)));
        }

        return new(Width, Height, pixels);
    }
}
