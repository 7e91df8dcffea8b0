using Bonafide.Vision.Images;

namespace Bonafide.Vision.Specimens.Degradations;

/// <summary>A strip cut off on the left and at the top, as when a picture is trimmed in a gallery.</summary>
/// <param name="left">Columns, at least 0.</param>
/// <param name="top">Rows, at least 0.</param>
public sealed class CropDegradation(int left, int top) : IGeometricDegradation
{
    public string Name => "crop";

    /// <summary>There is no chance in it: the seed changes nothing.</summary>
    public RgbImage Apply(RgbImage image, int seed) => image.Crop(left, top, image.Width, image.Height);

    public PixelMove Move(int width, int height, int seed) =>
        new(new Homography(1, 0, left, 0, 1, top, 0, 0), width - left, height - top);
}
