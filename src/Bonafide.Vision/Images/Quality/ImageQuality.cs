namespace Bonafide.Vision.Images.Quality;

/// <summary>The measures of one image or region together; each says what it measures, none judges.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Sharpness">See <see cref="Quality.Sharpness"/>; of the image at its own size.</param>
public sealed record ImageQuality(
    int Width, int Height, double Sharpness, Exposure Exposure, Glare Glare, Colourfulness Colour)
{
    public static ImageQuality Measure(RgbImage image)
    {
        var gray = image.ToGray();
        return new ImageQuality(
            image.Width, image.Height, Quality.Sharpness.Measure(gray), Exposure.Measure(gray),
            Glare.Measure(image), Colourfulness.Measure(image));
    }
}
