using Bonafide.Core.Facts;
using Bonafide.Vision.Images;

namespace Bonafide.Vision.Documents;

/// <summary>A document found in a photo, and its upright image.</summary>
/// <param name="Location">In pixels of the photo.</param>
/// <param name="Straightened">The document alone, upright and seen straight on, about 1,500 pixels wide; with what lies
/// round it where its outline was not found.</param>
/// <param name="ToPhoto">From pixels of <paramref name="Straightened"/> to pixels of the photo.</param>
public sealed record LocatedDocument(DocumentLocation Location, RgbImage Straightened, Homography ToPhoto)
{
    /// <summary>A region of the straightened image as it lies in the photo.</summary>
    public Core.Facts.Quad InPhoto(Core.Facts.Quad region)
    {
        var (a, b) = (ToPhoto.Map(region.X0, region.Y0), ToPhoto.Map(region.X1, region.Y1));
        var (c, d) = (ToPhoto.Map(region.X2, region.Y2), ToPhoto.Map(region.X3, region.Y3));
        return new Core.Facts.Quad(a.X, a.Y, b.X, b.Y, c.X, c.Y, d.X, d.Y);
    }

    /// <summary>The same document the other way up.</summary>
    internal LocatedDocument Flipped()
    {
        var (width, height) = (Straightened.Width, Straightened.Height);
        var corners = new Images.Quad(
            ToPhoto.Map(width - 1, height - 1), ToPhoto.Map(0, height - 1),
            ToPhoto.Map(0, 0), ToPhoto.Map(width - 1, 0));
        var turned = Location.RotationDegrees > 0 ? Location.RotationDegrees - 180 : Location.RotationDegrees + 180;
        var outline = Location.Outline is { } o
            ? new Core.Facts.Quad(o.X2, o.Y2, o.X3, o.Y3, o.X0, o.Y0, o.X1, o.Y1)
            : null;
        return new(
            Location with { RotationDegrees = Math.Round(turned, 1), Outline = outline }, Straightened.Turn(2),
            Homography.FromRectangle(width, height, corners)
                ?? throw new InvalidOperationException("A turned page goes round an area."));
    }
}
