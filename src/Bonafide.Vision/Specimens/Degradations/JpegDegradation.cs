using Bonafide.Vision.Images;
using Bonafide.Vision.Native;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>Stored once as a JPEG of low quality.</summary>
/// <param name="quality">1..100.</param>
public sealed class JpegDegradation(int quality) : IDegradation
{
    public string Name => "jpeg";

    /// <summary>Compression has no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed) =>
        ImageCodec.Decode(ImageCodec.EncodeJpeg(image, quality), ImageLimits.Default).Image
        ?? throw new InvalidOperationException("The picture is outside the limits for images.");
}
