using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Tests.Images;

namespace Bonafide.Vision.Tests.Native;

public sealed class ImageCodecTests
{
    private static readonly RgbImage Picture = Pictures.Pattern(600, 400);

    [Fact]
    public void Decodes_WhatItEncodes()
    {
        var png = ImageCodec.Decode(ImageCodec.EncodePng(Picture), ImageLimits.Default);
        var jpeg = ImageCodec.Decode(ImageCodec.EncodeJpeg(Picture, 95), ImageLimits.Default);
        var webP = ImageCodec.Decode(ImageCodec.EncodeWebP(Picture, 95), ImageLimits.Default);

        Assert.Equal(Picture.Pixels, png.Image!.Pixels);
        Assert.True(Pictures.MeanDifference(Picture, jpeg.Image!) < 6);
        Assert.True(Pictures.MeanDifference(Picture, webP.Image!) < 12);
    }

    [Fact]
    public void Decodes_Upright()
    {
        var decoded = ImageCodec.Decode(ImageHeaderTests.WithOrientation(6), ImageLimits.Default);

        Assert.Equal((301, 400), (decoded.Image!.Width, decoded.Image.Height));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(301)]
    public void Decodes_NoLargerThanAsked(int side)
    {
        var limits = new ImageLimits { MaxDecodedSide = side };
        foreach (var file in new[] { ImageCodec.EncodeJpeg(Picture), ImageCodec.EncodePng(Picture) })
        {
            var decoded = ImageCodec.Decode(file, limits);

            Assert.Equal(side, decoded.Image!.Width);
            Assert.Equal(600, decoded.Header!.Width);
        }
    }

    [Fact]
    public void Names_DamageWithinThePixels()
    {
        var png = ImageCodec.EncodePng(Picture);
        png.AsSpan(png.Length / 2, 64).Fill(0x5A);

        var decoded = ImageCodec.Decode(png, ImageLimits.Default);

        Assert.Null(decoded.Image);
        Assert.Equal(ImageProblem.Malformed, decoded.Problem);
    }

    [Fact]
    public void Says_APdfIsNoImage() =>
        Assert.Equal(ImageProblem.NotAnImage,
            ImageCodec.Decode("%PDF-1.7\n%%EOF\n"u8, ImageLimits.Default).Problem);
}
