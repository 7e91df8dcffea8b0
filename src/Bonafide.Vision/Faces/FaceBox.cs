using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>A square around a face, in pixels of the photo, turned as the face is.</summary>
/// <param name="X">Of the middle.</param>
/// <param name="Y">Of the middle.</param>
/// <param name="Side">Length of a side.</param>
/// <param name="Radians">Rotation of the face, clockwise on the screen.</param>
/// <param name="Score">0..1.</param>
internal sealed record FaceBox(double X, double Y, double Side, double Radians, double Score)
{
    public Homography ToPhoto(int size)
    {
        var scale = Side / size;
        var turned = Homography.Similarity(scale, Radians, 0, 0);
        var middle = turned.Map((size - 1) / 2.0, (size - 1) / 2.0);
        return turned with { C = X - middle.X, F = Y - middle.Y };
    }

    /// <summary>Corners clockwise from the face's top left.</summary>
    public Quad Corners()
    {
        var map = Homography.Similarity(Side / 2, Radians, X, Y);
        return new Quad(map.Map(-1, -1), map.Map(1, -1), map.Map(1, 1), map.Map(-1, 1));
    }

    /// <summary>Share of the square inside the photo, counted on a grid.</summary>
    public double Inside(int width, int height)
    {
        const int Steps = 20;
        var map = Homography.Similarity(Side, Radians, X, Y);
        var inside = 0;
        for (var i = 0; i < Steps * Steps; i++)
        {
            var at = map.Map((((i % Steps) + 0.5) / Steps) - 0.5, (((i / Steps) + 0.5) / Steps) - 0.5);
            inside += at.X >= 0 && at.Y >= 0 && at.X <= width - 1 && at.Y <= height - 1 ? 1 : 0;
        }

        return inside / (double)(Steps * Steps);
    }

    /// <summary>Intersection over union of the upright squares around both middles.</summary>
    public double Overlap(FaceBox other)
    {
        var width = Math.Max(0, ((Side + other.Side) / 2) - Math.Abs(X - other.X));
        var height = Math.Max(0, ((Side + other.Side) / 2) - Math.Abs(Y - other.Y));
        var shared = Math.Min(width, Math.Min(Side, other.Side)) * Math.Min(height, Math.Min(Side, other.Side));
        return shared / ((Side * Side) + (other.Side * other.Side) - shared);
    }
}
