using Bonafide.Vision.Images;

namespace Bonafide.Vision.Native;

/// <summary>
/// Decodes and encodes images with libvips. Only for boxed workers, command lines and tests: a server process reads
/// headers with <see cref="ImageHeader"/> and never comes here.
/// </summary>
public static unsafe class ImageCodec
{
    /// <summary>
    /// Decodes a JPEG, PNG, WebP or HEIC file: upright by its orientation tag, in sRGB, transparency on black, and
    /// no larger than the limits say. The header is checked first, and only the decoder of its format is called.
    /// </summary>
    /// <exception cref="NativeFailureException">There is too little memory for the image.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        var header = ImageHeader.TryRead(file, out var problem);
        if (header is not null)
        {
            problem = limits.Check(header);
        }

        if (header is null || problem != ImageProblem.None)
        {
            return new DecodedImage(null, header, problem);
        }

        if (header.Format == ImageFormat.Pdf)
        {
            return new DecodedImage(null, header, ImageProblem.NotAnImage);
        }

        try
        {
            var image = Pixels(file, header, limits);
            return new DecodedImage(image, header, ImageProblem.None);
        }
        catch (NativeFailureException broken) when (!broken.IsWantOfMemory)
        {
            DecoderRoom.Demand((long)header.Width * header.Height);
            return new DecodedImage(null, header, ImageProblem.Malformed);
        }
    }

    /// <summary>Encodes as JPEG without metadata; quality 1..100.</summary>
    public static byte[] EncodeJpeg(RgbImage image, int quality = 92)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = FromMemory(image, pixels);
            Vips.Check(Vips.vips_jpegsave_buffer(
                source, out var buffer, out var length, "Q", quality, "strip", 1, 0));
            return Take(buffer, length);
        }
    }

    /// <summary>Encodes as PNG without metadata.</summary>
    public static byte[] EncodePng(RgbImage image)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = FromMemory(image, pixels);
            Vips.Check(Vips.vips_pngsave_buffer(
                source, out var buffer, out var length, "compression", 3, "strip", 1, 0));
            return Take(buffer, length);
        }
    }

    /// <summary>Encodes as lossy WebP without metadata; quality 1..100.</summary>
    public static byte[] EncodeWebP(RgbImage image, int quality = 90)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = FromMemory(image, pixels);
            Vips.Check(Vips.vips_webpsave_buffer(
                source, out var buffer, out var length, "Q", quality, "strip", 1, 0));
            return Take(buffer, length);
        }
    }

    private static RgbImage Pixels(ReadOnlySpan<byte> file, ImageHeader header, ImageLimits limits)
    {
        using var counted = NativeTimes.Start(NativeWork.Decoding);
        fixed (byte* data = file)
        {
            return Finish(Load(data, file.Length, header, limits), limits);
        }
    }

    /// <summary>Upright, in sRGB, transparency on black, no larger than the limits say; disposes what it is
    /// given.</summary>
    internal static RgbImage Finish(VipsImage image, ImageLimits limits)
    {
        try
        {
            image = Next(image, Vips.vips_colourspace(image, out var coloured, Vips.Srgb, 0), coloured);
            if (Vips.vips_image_hasalpha(image) != 0)
            {
                image = Next(image, Vips.vips_flatten(image, out var flat, 0), flat);
            }

            image = Next(image, Vips.vips_cast(image, out var bytes, Vips.Bytes, 0), bytes);
            image = Shrink(image, limits.MaxDecodedSide);
            image = Next(image, Vips.vips_autorot(image, out var upright, 0), upright);
            return Copy(image);
        }
        finally
        {
            image.Dispose();
        }
    }

    private static VipsImage Load(byte* data, int length, ImageHeader header, ImageLimits limits)
    {
        VipsImage image;
        var result = header.Format switch
        {
            ImageFormat.Jpeg => Vips.vips_jpegload_buffer(data, (nuint)length, out image,
                "fail-on", Vips.FailOnTruncated, "shrink", JpegShrink(header, limits), 0),
            ImageFormat.Png => Vips.vips_pngload_buffer(data, (nuint)length, out image,
                "fail-on", Vips.FailOnTruncated, 0),
            ImageFormat.WebP => Vips.vips_webpload_buffer(data, (nuint)length, out image,
                "fail-on", Vips.FailOnTruncated, 0),
            _ => Vips.vips_heifload_buffer(data, (nuint)length, out image, "fail-on", Vips.FailOnTruncated, 0),
        };
        Vips.Check(result);

        // The decoder's own idea of the size decides, in case the header told us another.
        var width = Vips.vips_image_get_width(image);
        var height = Vips.vips_image_get_height(image);
        if ((long)width * height > limits.MaxPixels)
        {
            image.Dispose();
            throw new NativeFailureException("The decoder sees more pixels than the header declares.");
        }

        return image;
    }

    /// <summary>JPEG can be decoded at 1/2, 1/4 and 1/8: as far as the size wanted allows.</summary>
    private static int JpegShrink(ImageHeader header, ImageLimits limits)
    {
        var side = Math.Max(header.Width, header.Height);
        var shrink = 1;
        while (shrink < 8 && side / (shrink * 2) >= limits.MaxDecodedSide)
        {
            shrink *= 2;
        }

        return shrink;
    }

    private static VipsImage Shrink(VipsImage image, int maxSide)
    {
        var width = Vips.vips_image_get_width(image);
        var height = Vips.vips_image_get_height(image);
        var side = Math.Max(width, height);
        if (side <= maxSide)
        {
            return image;
        }

        var scaledWidth = Math.Max(1, (int)Math.Round(width * (double)maxSide / side));
        var scaledHeight = Math.Max(1, (int)Math.Round(height * (double)maxSide / side));
        var result = Vips.vips_thumbnail_image(
            image, out var smaller, scaledWidth, "height", scaledHeight, "size", Vips.Force, 0);
        return Next(image, result, smaller);
    }

    private static VipsImage Next(VipsImage before, int result, VipsImage after)
    {
        Vips.Check(result);
        before.Dispose();
        return after;
    }

    internal static RgbImage Copy(VipsImage image)
    {
        var width = Vips.vips_image_get_width(image);
        var height = Vips.vips_image_get_height(image);
        var bands = Vips.vips_image_get_bands(image);
        var memory = Vips.vips_image_write_to_memory(image, out var size);
        if (memory == 0)
        {
            throw Vips.Failure();
        }

        try
        {
            var pixels = (long)width * height;
            if ((long)size != pixels * bands || bands is < 1 or > 4)
            {
                throw new NativeFailureException("The decoded image has an unexpected layout.");
            }

            var source = new ReadOnlySpan<byte>((void*)memory, checked((int)size));
            return bands == 3 ? new RgbImage(width, height, source.ToArray()) : Spread(source, width, height, bands);
        }
        finally
        {
            Vips.g_free(memory);
        }
    }

    private static RgbImage Spread(ReadOnlySpan<byte> source, int width, int height, int bands)
    {
        var image = new RgbImage(width, height);
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                image.Pixels[(pixel * 3) + channel] = source[(pixel * bands) + Math.Min(channel, bands - 1)];
            }
        }

        return image;
    }

    internal static VipsImage FromMemory(RgbImage image, byte* pixels)
    {
        var source = Vips.vips_image_new_from_memory(
            pixels, (nuint)image.Pixels.Length, image.Width, image.Height, 3, Vips.Bytes);
        return source == 0 ? throw Vips.Failure() : new VipsImage(source);
    }

    internal static byte[] Take(nint buffer, nuint length)
    {
        try
        {
            return new ReadOnlySpan<byte>((void*)buffer, checked((int)length)).ToArray();
        }
        finally
        {
            Vips.g_free(buffer);
        }
    }
}

/// <summary>What came of decoding: pixels, or the problem; the header where it could be read.</summary>
public sealed record DecodedImage(RgbImage? Image, ImageHeader? Header, ImageProblem Problem)
{
    /// <summary>Where the file's blocks lie in the pixels; null where they cannot be told there.</summary>
    public CompressionGrid? Grid => Image is null || Header is null ? null : CompressionGrid.Of(Header, Image);
}
