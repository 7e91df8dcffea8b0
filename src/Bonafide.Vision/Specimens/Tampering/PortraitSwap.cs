using Bonafide.Vision.Images;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Specimens.Tampering;

/// <summary>Glues another face over the portrait; a ghost portrait stays the holder's.</summary>
public static class PortraitSwap
{
    /// <exception cref="ArgumentException">The page has no portrait, or the picture cannot be read.</exception>
    public static (SpecimenPage Page, TamperingTruth Truth) Apply(SpecimenPage page, ReadOnlySpan<byte> face, int seed)
    {
        var random = new Random(seed);
        var other = SpecimenDrawing.Face(face);
        var portrait = page.Portrait ?? throw new ArgumentException("The page has no portrait.", nameof(page));
        var image = new RgbImage(page.Image.Width, page.Image.Height, (byte[])page.Image.Pixels.Clone());
        var (left, top, width, height) = portrait.Bounds();

        // Cut by hand: a little larger or smaller than the place, and not quite at it.
        var grow = (random.NextDouble() * 0.05) - 0.02;
        double[] place =
        [
            left + (random.Next(-3, 4) - (width * grow / 2)), top + (random.Next(-3, 4) - (height * grow / 2)),
            width * (1 + grow), height * (1 + grow),
        ];
        PictureInsets.Portrait(other, image, place, 1);
        return (page with { Image = image }, new TamperingTruth("swappedPortrait", page.Side, null, null,
            Quad.FromRectangle(place[0], place[1], place[2], place[3])));
    }
}
