using Bonafide.Core.Facts;
using Bonafide.Vision.Images;
using Bonafide.Vision.Native;
using Bonafide.Vision.Reading;
using Bonafide.Vision.Specimens.Degradations;
using Quad = Bonafide.Core.Facts.Quad;

namespace Bonafide.Vision.Specimens.Tampering;

/// <summary>
/// Changes one place of a photo in an image editor and saves it again: a piece copied from elsewhere in the photo, a
/// value or its digits set anew in the font of the design, or another portrait laid in. All of it sits where the print
/// was and has its light, so that only the pixels' history tells.
/// </summary>
public static class PhotoEdit
{
    /// <summary>Saved no coarser than the photo was, or as PNG.</summary>
    public const string Kind = "editedPhoto";

    /// <summary>Saved coarser than the photo was.</summary>
    public const string CoarseKind = "editedPhotoCoarse";

    private const double LeastBlur = 0.4;
    private const double MostBlur = 0.9;

    internal static bool IsOne(string? tampering) => tampering is Kind or CoarseKind;

    /// <param name="kind"><see cref="Kind"/> or <see cref="CoarseKind"/>.</param>
    /// <param name="taken">Where everything is in the photo, and the quality at which it was stored.</param>
    /// <param name="fields">Printed on the page; at least one.</param>
    internal static (byte[] File, TamperingTruth Truth) Apply(
        string kind, Specimen specimen, SpecimenPage page, (DegradedPhoto Photo, int Quality) taken,
        IReadOnlyList<string> fields, (byte[] Holder, byte[] Other) faces, int seed)
    {
        var photo = taken.Photo;
        var stored = ImageCodec.Decode(ImageCodec.EncodeJpeg(photo.Image, taken.Quality), ImageLimits.Default).Image!;
        var random = new Random(seed);
        var field = fields[random.Next(fields.Count)];
        var image = new RgbImage(stored.Width, stored.Height, (byte[])stored.Pixels.Clone());
        var truth = random.Next(page.Portrait is null || faces.Holder == faces.Other ? 2 : 3) switch
        {
            0 => Copy(image, stored, page, photo, field, random),
            1 => SetAnew(image, specimen, page, photo, field, faces.Holder, random),
            _ => LayIn(image, page, photo, faces.Other, random),
        };
        return (Save(image, kind, taken.Quality, random), truth with { Kind = kind });
    }

    /// <summary>Over the end of a value a piece of the same height from another place of the page.</summary>
    private static TamperingTruth Copy(
        RgbImage image, RgbImage stored, SpecimenPage page, DegradedPhoto photo, string field, Random random)
    {
        var place = page.Regions[field];
        var (left, top, width, height) = Bounds(place, photo, image);
        var cut = Math.Max(Math.Min(width, 12), (int)(width * (0.3 + (random.NextDouble() * 0.7))));
        var others = page.Regions.Values.Where(other => other != place).ToList();
        var (fromX, fromY, _, _) = others.Count == 0
            ? (left, top - (2 * height), 0, 0)
            : Bounds(others[random.Next(others.Count)], photo, image);
        fromX = Math.Clamp(fromX, 0, image.Width - cut);
        fromY = Math.Clamp(fromY, 0, image.Height - height);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < cut; column++)
            {
                stored[fromX + column, fromY + row].CopyTo(image[left + width - cut + column, top + row]);
            }
        }

        return new(Kind, page.Side, field, null, place);
    }

    /// <summary>The whole value or only the digits that change.</summary>
    private static TamperingTruth SetAnew(
        RgbImage image, Specimen specimen, SpecimenPage page, DegradedPhoto photo, string field, byte[] face,
        Random random)
    {
        var value = FieldEdit.Changed(specimen.Document[field], random);
        var other = SpecimenDrawing.Draw(FieldEdit.Order(specimen, field, value), face).Pages
            .Single(one => one.Side == page.Side).Image;
        var place = random.Next(2) == 0 ? page.Regions[field] : Changes(page.Image, other, page.Regions[field]);
        Lay(image, other, place, photo, random);
        return new(Kind, page.Side, field, value, place);
    }

    private static TamperingTruth LayIn(
        RgbImage image, SpecimenPage page, DegradedPhoto photo, byte[] otherFace, Random random)
    {
        var (other, truth) = PortraitSwap.Apply(page, otherFace, random.Next());
        Lay(image, other.Image, truth.Region!, photo, random);
        return truth;
    }

    /// <summary>Takes a place over from another page as it would lie in the photo, now and then with grain.</summary>
    private static void Lay(RgbImage image, RgbImage other, Quad place, DegradedPhoto photo, Random random)
    {
        var (left, top, width, height) = Bounds(place, photo, image);
        var (x, y, w, h) = place.Bounds();
        var piece = new RgbImage(width, height);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var at = photo.OnPage(new PointF(left + column, top + row));
                var colour = other.Sample(at.X, at.Y);
                var pixel = piece[column, row];
                (pixel[0], pixel[1], pixel[2]) =
                    ((byte)(colour.X + 0.5f), (byte)(colour.Y + 0.5f), (byte)(colour.Z + 0.5f));
            }
        }

        piece = new BlurDegradation(LeastBlur + (random.NextDouble() * (MostBlur - LeastBlur))).Apply(piece, 0);
        piece = random.Next(2) == 0 ? new NoiseDegradation(2).Apply(piece, random.Next()) : piece;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var at = photo.OnPage(new PointF(left + column, top + row));
                if (at.X >= x && at.X <= x + w && at.Y >= y && at.Y <= y + h)
                {
                    piece[column, row].CopyTo(image[left + column, top + row]);
                }
            }
        }
    }

    /// <summary>Where two pages differ within a place; all of it where they do not.</summary>
    private static Quad Changes(RgbImage one, RgbImage other, Quad place)
    {
        const int Around = 3;
        var (x, y, width, height) = place.Bounds();
        var (left, right) = (int.MaxValue, -1);
        for (var column = (int)x; column < Math.Min(x + width, one.Width); column++)
        {
            for (var row = (int)y; row < Math.Min(y + height, one.Height); row++)
            {
                if (!one[column, row].SequenceEqual(other[column, row]))
                {
                    (left, right) = (Math.Min(left, column), column);
                    break;
                }
            }
        }

        return right < 0 ? place : Quad.FromRectangle(left - Around, y, right - left + (2 * Around), height);
    }

    /// <summary>The upright rectangle round a place of the page, within the photo.</summary>
    private static (int Left, int Top, int Width, int Height) Bounds(Quad place, DegradedPhoto photo, RgbImage image)
    {
        var (x, y, width, height) = photo.Follow(place.ToImage()).ToFacts().Bounds();
        var left = (int)Math.Clamp(x, 0, image.Width - 2);
        var top = (int)Math.Clamp(y, 0, image.Height - 2);
        return (
            left, top, (int)Math.Clamp(width, 1, image.Width - left), (int)Math.Clamp(height, 1, image.Height - top));
    }

    /// <summary>As editors do: JPEG of any usual quality, one in eight fine ones PNG.</summary>
    private static byte[] Save(RgbImage image, string kind, int taken, Random random) =>
        kind == CoarseKind ? ImageCodec.EncodeJpeg(image, random.Next(Math.Min(75, taken - 1), taken))
        : random.Next(8) == 0 ? ImageCodec.EncodePng(image)
        : ImageCodec.EncodeJpeg(image, random.Next(taken, 96));
}
