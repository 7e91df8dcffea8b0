using Bonafide.Core.Facts;
using Bonafide.Vision.Detectors;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Specimens.Degradations;
using Bonafide.Vision.Tests.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Tests.Detectors;

/// <summary>Pictures whose pieces have known histories. Rates are measured by the accuracy command.</summary>
public sealed class EditedImageDetectorTests
{
    private const int Camera = 82;
    private const int Finer = 92;
    private const int Coarser = 60;

    /// <summary>Sides that are no multiples of a block, so that it matters from where the blocks are counted.</summary>
    private static readonly RgbImage Scene = new NoiseDegradation(3).Apply(
        new BlurDegradation(0.8).Apply(
            new NoiseDegradation(40).Apply(Pictures.Plain(805, 603, 120, 130, 110), seed: 1), seed: 0), seed: 2);

    private static readonly RgbImage Taken = Stored(Scene, Camera);

    private static readonly Quad Piece = Quad.FromRectangle(330, 210, 90, 48);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void PieceThatCameLater_IsFoundWhereverTheBlocksLie(int orientation)
    {
        var file = ImageHeaderTests.WithOrientation(ImageCodec.EncodeJpeg(Edited(), Finer), orientation);

        var found = Look(file);

        Assert.True(found.Positive);
        Assert.InRange(found.Value!.Value, 0.5, 1);
        Assert.NotNull(found.Region);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Piece_IsFoundInItsPlaceAndInAFileOfWholePixels(bool isPng)
    {
        var found = Look(isPng ? ImageCodec.EncodePng(Edited()) : ImageCodec.EncodeJpeg(Edited(), Finer));

        Assert.True(found.Positive);
        var (x, y, width, height) = Piece.Bounds();
        var (left, top, wide, high) = found.Region!.Bounds();
        Assert.InRange(left, x - 16, x + 16);
        Assert.InRange(top, y - 16, y + 16);
        Assert.InRange(left + wide, x + width - 16, x + width + 16);
        Assert.InRange(top + high, y + height - 16, y + height + 16);
    }

    [Fact]
    public void PhotoHonestlySavedAgain_RaisesNoAlarm()
    {
        Assert.Equal(0, Look(ImageCodec.EncodeJpeg(Taken, Finer)).Value);
        Assert.Equal(0, Look(ImageCodec.EncodePng(Taken)).Value);
    }

    public static TheoryData<string, byte[]> Untold => new()
    {
        { "stored once", ImageCodec.EncodeJpeg(Scene, Camera) },
        { "saved as coarsely as before", ImageCodec.EncodeJpeg(Edited(), Camera) },
        { "made smaller", ImageCodec.EncodeJpeg(Edited().FitWithin(700), Finer) },
        { "trimmed off the grid", ImageCodec.EncodeJpeg(Edited().Crop(3, 5, 790, 590), Finer) },
        { "of a format with other blocks", ImageCodec.EncodeWebP(Edited()) },
        { "too small to learn from", ImageCodec.EncodeJpeg(Edited().Crop(0, 0, 320, 240), Finer) },
    };

    [Theory]
    [MemberData(nameof(Untold))]
    public void WhatCannotBeTold_IsUnknown(string why, byte[] file) => Assert.True(Look(file).Value is null, why);

    [Fact]
    public void PieceInAPhotoSavedFarCoarser_IsNotSeen() =>
        Assert.False(Look(ImageCodec.EncodeJpeg(Edited(), Coarser)).Positive);

    [Fact]
    public void Paper_IsNotAsked() => Assert.Null(Look(ImageCodec.EncodePng(Edited()), "DOCUMENT").Value);

    /// <summary>What is cut off at white loses its numbers each time it is decoded, without any edit.</summary>
    [Fact]
    public void OverexposedPhotoSavedAgain_RaisesNoAlarm()
    {
        var bright = new RgbImage(
            Scene.Width, Scene.Height, [.. Scene.Pixels.Select(level => (byte)Math.Min(255, level * 2))]);

        Assert.False(Look(ImageCodec.EncodeJpeg(Stored(bright, Camera), Finer)).Positive);
        Assert.False(Look(ImageCodec.EncodePng(Stored(bright, Camera))).Positive);
    }

    /// <summary>The taken photo with a piece of the scene that was never stored with it, off the grid.</summary>
    private static RgbImage Edited()
    {
        var image = new RgbImage(Taken.Width, Taken.Height, (byte[])Taken.Pixels.Clone());
        var (x, y, width, height) = Piece.Bounds();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                Taken[101 + column, 53 + row].CopyTo(image[(int)x + column, (int)y + row]);
            }
        }

        return image;
    }

    private static RgbImage Stored(RgbImage image, int quality) =>
        ImageCodec.Decode(ImageCodec.EncodeJpeg(image, quality), ImageLimits.Default).Image!;

    private static DetectorFinding Look(byte[] file, string part = "FRONT")
    {
        var decoded = ImageCodec.Decode(file, ImageLimits.Default);
        var view = new SurfaceView(part, decoded.Image!, decoded.Image!, place => place) { Grid = decoded.Grid };
        return Assert.Single(new EditedImageDetector(DetectorOptions.Default).Look(view));
    }
}
