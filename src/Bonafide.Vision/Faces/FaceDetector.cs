using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Finds faces at any rotation in the image plane. The network knows upright faces best and most others too; a photo
/// on which it sees none is looked at again in seven other positions. Which way up a face is, it cannot tell.
/// </summary>
internal sealed class FaceDetector(FacePack pack)
{
    /// <summary>Two boxes that share more than this are one face; 0..1.</summary>
    private const double SameFace = 0.35;

    private const int Positions = 8;

    private static readonly float[] Mean = [127.5f, 127.5f, 127.5f];
    private static readonly float[] Scale = [1 / 127.5f, 1 / 127.5f, 1 / 127.5f];

    /// <summary>The faces, the clearest first.</summary>
    internal List<FaceBox> Detect(RgbImage photo) => Detect(photo, Positions);

    /// <summary>The same for a picture that is known to be upright, in an eighth of the time when there is none.
    /// </summary>
    internal List<FaceBox> DetectUpright(RgbImage photo) => Detect(photo, 1);

    private List<FaceBox> Detect(RgbImage photo, int positions)
    {
        var size = pack.Manifest.Detection.Input[0];
        var small = photo.FitWithin(size * 2);
        var found = Look(small, 0, size);
        for (var position = 1; position < positions && found.Count == 0; position++)
        {
            // Quarter turns first: phones turn photos by those.
            var eighths = position <= 3 ? position * 2 : ((position - 4) * 2) + 1;
            found.AddRange(Look(small, eighths * Math.PI / 4, size));
        }

        var scale = photo.Width / (double)small.Width;
        return Distinct(found).ConvertAll(box => box with
        {
            X = ((box.X + 0.5) * scale) - 0.5,
            Y = ((box.Y + 0.5) * scale) - 0.5,
            Side = box.Side * scale,
        });
    }

    /// <summary>Faces on the photo when it is turned.</summary>
    private List<FaceBox> Look(RgbImage photo, double radians, int size)
    {
        var map = ToPhoto(photo, radians, size);
        var canvas = photo.Warp(map, size, size);
        var outputs = pack.Detection.Run(canvas.ToPlanes(Mean, Scale), 1, 3, size, size);
        var (boxes, scores) = (outputs[0].Data, outputs[1].Data);
        var found = new List<FaceBox>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] < pack.Manifest.Detection.MinScore)
            {
                continue;
            }

            var (top, left, bottom, right) = (boxes[i * 4], boxes[(i * 4) + 1], boxes[(i * 4) + 2], boxes[(i * 4) + 3]);
            var middle = map.Map(((left + right) / 2 * size) - 0.5, ((top + bottom) / 2 * size) - 0.5);
            var side = Math.Max(right - left, bottom - top) * size * Math.Sqrt((map.A * map.A) + (map.D * map.D));
            if (middle.X >= 0 && middle.Y >= 0 && middle.X < photo.Width && middle.Y < photo.Height)
            {
                found.Add(new(middle.X, middle.Y, side, radians, scores[i]));
            }
        }

        return found;
    }

    /// <summary>From the canvas to the photo: the whole photo fits on it, whatever its rotation.</summary>
    private static Homography ToPhoto(RgbImage photo, double radians, int size)
    {
        var (cos, sin) = (Math.Abs(Math.Cos(radians)), Math.Abs(Math.Sin(radians)));
        var wide = Math.Max((photo.Width * cos) + (photo.Height * sin), (photo.Width * sin) + (photo.Height * cos));
        var turned = Homography.Similarity(wide / size, radians, 0, 0);
        var middle = turned.Map((size - 1) / 2.0, (size - 1) / 2.0);
        return turned with { C = ((photo.Width - 1) / 2.0) - middle.X, F = ((photo.Height - 1) / 2.0) - middle.Y };
    }

    private static List<FaceBox> Distinct(List<FaceBox> found)
    {
        var kept = new List<FaceBox>();
        foreach (var box in found.OrderByDescending(box => box.Score))
        {
            if (!kept.Exists(better => better.Overlap(box) > SameFace))
            {
                kept.Add(box);
            }
        }

        return kept;
    }
}
