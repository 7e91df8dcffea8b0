using System.Buffers.Binary;
using System.Text;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Tests.Images;

public sealed class ImageHeaderTests
{
    private static readonly RgbImage Picture = Pictures.Pattern(400, 301);
    private static readonly byte[] Jpeg = ImageCodec.EncodeJpeg(Picture);
    private static readonly byte[] Png = ImageCodec.EncodePng(Picture);
    private static readonly byte[] WebP = ImageCodec.EncodeWebP(Picture);

    public static TheoryData<string> Formats => ["jpeg", "png", "webp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Reads_FormatAndSize(string format)
    {
        var header = ImageHeader.TryRead(File(format), out var problem);

        Assert.Equal(ImageProblem.None, problem);
        Assert.NotNull(header);
        Assert.Equal((400, 301, 1), (header.Width, header.Height, header.Orientation));
        Assert.Equal("image/" + format, header.MediaType);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Refuses_FileThatEndsEarly(string format)
    {
        var file = File(format);
        foreach (var length in new[] { 12, 40, file.Length / 2, file.Length - 3 })
        {
            Assert.Null(ImageHeader.TryRead(file.AsSpan(0, length), out var problem));
            Assert.NotEqual(ImageProblem.None, problem);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Refuses_ArchiveBehindTheImage(string format)
    {
        byte[] emptyArchive = [.. "PK\x05\x06"u8, .. new byte[18]];

        Assert.Null(ImageHeader.TryRead([.. File(format), .. emptyArchive], out var problem));
        Assert.Equal(ImageProblem.Polyglot, problem);
    }

    [Fact]
    public void Refuses_PdfWithinTheFirstKilobyteOfAJpeg()
    {
        byte[] comment = [0xFF, 0xFE, 0, 10, .. "%PDF-1.7"u8];
        byte[] file = [.. Jpeg[..2], .. comment, .. Jpeg[2..]];

        Assert.Null(ImageHeader.TryRead(file, out var problem));
        Assert.Equal(ImageProblem.Polyglot, problem);
    }

    [Fact]
    public void Refuses_ScriptBehindAJpeg_ButTakesAPhonesVideo()
    {
        Assert.Null(ImageHeader.TryRead([.. Jpeg, .. "<html><script>"u8], out var problem));
        Assert.Equal(ImageProblem.Polyglot, problem);
        Assert.NotNull(ImageHeader.TryRead([.. Jpeg, 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[12]], out _));
    }

    [Fact]
    public void Refuses_AnyByteBehindAPng()
    {
        Assert.Null(ImageHeader.TryRead([.. Png, 0], out var problem));
        Assert.Equal(ImageProblem.Polyglot, problem);
    }

    [Fact]
    public void Names_NothingAndUnknownBytes()
    {
        Assert.Null(ImageHeader.TryRead([], out var problem));
        Assert.Equal(ImageProblem.Empty, problem);
        Assert.Null(ImageHeader.TryRead(Encoding.ASCII.GetBytes("GIF89a and so on"), out problem));
        Assert.Equal(ImageProblem.UnknownFormat, problem);
    }

    [Theory]
    [InlineData(1, 400, 301)]
    [InlineData(3, 400, 301)]
    [InlineData(6, 301, 400)]
    [InlineData(8, 301, 400)]
    [InlineData(9, 400, 301)]
    public void Reads_ExifOrientation(int orientation, int uprightWidth, int uprightHeight)
    {
        var header = ImageHeader.TryRead(WithOrientation(orientation), out _);

        Assert.NotNull(header);
        Assert.Equal((uprightWidth, uprightHeight), (header.UprightWidth, header.UprightHeight));
        Assert.Equal(orientation > 8 ? 1 : orientation, header.Orientation);
    }

    [Fact]
    public void Tells_ABombByItsHeader()
    {
        var file = Bomb(65_000, 65_000);
        var header = ImageHeader.TryRead(file, out var problem);

        Assert.Equal(ImageProblem.None, problem);
        Assert.NotNull(header);
        Assert.Equal(ImageProblem.TooManyPixels, ImageLimits.Default.Check(header));
        Assert.Equal(ImageProblem.TooManyPixels, ImageCodec.Decode(file, ImageLimits.Default).Problem);
    }

    [Theory]
    [InlineData(300, 300, ImageProblem.TooSmall)]
    [InlineData(301, 40, ImageProblem.None)]
    [InlineData(12_000, 5_000, ImageProblem.None)]
    [InlineData(12_001, 100, ImageProblem.TooManyPixels)]
    [InlineData(8_000, 8_001, ImageProblem.TooManyPixels)]
    public void Limits_StandOnBothSides(int width, int height, ImageProblem expected)
    {
        var header = new ImageHeader(ImageFormat.Png, width, height, 1, 1000);

        Assert.Equal(expected, ImageLimits.Default.Check(header));
    }

    [Fact]
    public void Limits_TheBytesOfAFile()
    {
        var limits = ImageLimits.Default;

        Assert.Equal(ImageProblem.None,
            limits.Check(new ImageHeader(ImageFormat.Pdf, 0, 0, 1, limits.MaxBytes)));
        Assert.Equal(ImageProblem.TooManyBytes,
            limits.Check(new ImageHeader(ImageFormat.Pdf, 0, 0, 1, limits.MaxBytes + 1L)));
    }

    [Fact]
    public void Survives_AnyByteChanged()
    {
        var random = new Random(7);
        foreach (var original in new[] { Jpeg, Png, WebP, WithOrientation(6) })
        {
            for (var round = 0; round < 500; round++)
            {
                var file = (byte[])original.Clone();
                file[random.Next(Math.Min(file.Length, 200))] = (byte)random.Next(256);
                var header = ImageHeader.TryRead(file.AsSpan(0, random.Next(file.Length + 1)), out var problem);
                Assert.Equal(header is null, problem != ImageProblem.None);
            }
        }
    }

    internal static byte[] Bomb(uint width, uint height)
    {
        byte[] file = [.. Png];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    internal static byte[] WithOrientation(int orientation) => WithOrientation(Jpeg, orientation);

    internal static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    private static byte[] File(string format) => format switch
    {
        "jpeg" => Jpeg,
        "png" => Png,
        _ => WebP,
    };
}
