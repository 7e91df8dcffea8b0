using Bonafide.Vision.Images;

namespace Bonafide.Vision.Native;

/// <summary>
/// Draws SVG that we wrote ourselves, and templates that an operator measures with at the command line. Nothing that
/// was uploaded comes here.
/// </summary>
internal static unsafe class SvgCodec
{
    /// <exception cref="NativeFailureException">libvips was built without SVG, or refuses the text.</exception>
    internal static RgbImage Draw(ReadOnlySpan<byte> svg)
    {
        // libvips counts SVG among the readers not fit for files of strangers and blocks them all at our start.
        Vips.vips_operation_block_set("VipsForeignLoadSvg", 0);
        fixed (byte* data = svg)
        {
            Vips.Check(Vips.vips_svgload_buffer(data, (nuint)svg.Length, out var drawn, 0));
            using var transparent = drawn;
            Vips.Check(Vips.vips_flatten(transparent, out var flat, 0));
            using var opaque = flat;
            return ImageCodec.Copy(opaque);
        }
    }
}
