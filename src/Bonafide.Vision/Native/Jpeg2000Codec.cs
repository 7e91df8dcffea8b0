using Bonafide.Vision.Images;

namespace Bonafide.Vision.Native;

/// <summary>
/// JPEG 2000, in which many chips hold the portrait (ISO/IEC 15444-1). No upload of an image takes it: it comes here
/// only out of a chip that is genuine, and only in a boxed worker, or in tests.
/// </summary>
internal static unsafe class Jpeg2000Codec
{
    /// <summary>The signature box of a JP2 file (Annex I.5.1), the start of a bare codestream (Annex A.4).</summary>
    private static readonly byte[][] Magic =
        [[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' '], [0xFF, 0x4F, 0xFF, 0x51]];

    public static bool Matches(ReadOnlySpan<byte> file)
    {
        foreach (var start in Magic)
        {
            if (file.StartsWith(start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when the decoder refuses it, or it is larger than the limits allow.</summary>
    /// <exception cref="NativeFailureException">There is too little memory for the image.</exception>
    public static RgbImage? Decode(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        long pixels = 0;
        // libvips counts the format among those not fit for files of strangers and blocks them all at our start.
        Vips.vips_operation_block_set("VipsForeignLoadJp2k", 0);
        try
        {
            fixed (byte* data = file)
            {
                Vips.Check(Vips.vips_jp2kload_buffer(data, (nuint)file.Length, out var image, 0));
                var (width, height) = (Vips.vips_image_get_width(image), Vips.vips_image_get_height(image));
                pixels = (long)width * height;
                if (pixels <= limits.MaxPixels && Math.Max(width, height) <= limits.MaxSide)
                {
                    return ImageCodec.Finish(image, limits);
                }

                image.Dispose();
                return null;
            }
        }
        catch (NativeFailureException broken) when (!broken.IsWantOfMemory)
        {
            DecoderRoom.Demand(Math.Min(pixels, limits.MaxPixels));
            return null;
        }
    }

    /// <summary>For specimens and tests.</summary>
    public static byte[] Encode(RgbImage image)
    {
        fixed (byte* pixels = image.Pixels)
        {
            using var source = ImageCodec.FromMemory(image, pixels);
            Vips.Check(Vips.vips_jp2ksave_buffer(source, out var buffer, out var length, 0));
            return ImageCodec.Take(buffer, length);
        }
    }
}
