using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Tests.Images;

public sealed class CompressionGridTests
{
    private static readonly byte[] Jpeg = ImageCodec.EncodeJpeg(Pictures.Pattern(405, 301), 50);

    /// <summary>ISO/IEC 10918-1 table K.1, which encoders take as it is at quality 50.</summary>
    [Fact]
    public void Steps_AreRowByRow()
    {
        var grid = ImageCodec.Decode(Jpeg, ImageLimits.Default).Grid!;

        Assert.Equal((0, 0), (grid.Left, grid.Top));
        Assert.Equal([16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19], grid.Steps.Take(12));
    }

    [Fact]
    public void TurnedPhoto_HasTurnedBlocks()
    {
        var grid = ImageCodec.Decode(ImageHeaderTests.WithOrientation(Jpeg, 6), ImageLimits.Default).Grid!;

        Assert.Equal((301 % 8, 0), (grid.Left, grid.Top));
        Assert.Equal([16, 12, 14], grid.Steps.Take(3));
    }

    [Fact]
    public void WithoutWholeBlocks_ThereIsNoGrid()
    {
        Assert.Null(ImageCodec.Decode(Jpeg, ImageLimits.Default with { MaxDecodedSide = 320 }).Grid);
        Assert.Null(ImageCodec.Decode(
            ImageCodec.EncodeWebP(Pictures.Pattern(405, 301)), ImageLimits.Default).Grid);
        Assert.All(ImageCodec.Decode(ImageCodec.EncodePng(Pictures.Pattern(405, 301)), ImageLimits.Default).Grid!.Steps,
            step => Assert.Equal(1, step));
    }

    [Fact]
    public void TablesThatAreReplacedOrBroken_SayNothing()
    {
        byte[] table = [0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)9, 64)];
        byte[] replaced = [.. Jpeg[..2], .. table, .. Jpeg[2..]];
        byte[] broken = [.. Jpeg[..2], 0xFF, 0xDB, 0, 4, 9, 9, .. Jpeg[2..]];

        Assert.Null(ImageHeader.TryRead(replaced, out _)!.LumaSteps);
        Assert.Null(ImageHeader.TryRead(broken, out _)!.LumaSteps);
        Assert.NotNull(ImageHeader.TryRead(Jpeg, out _)!.LumaSteps);
    }
}
