using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>Brings a face's five points onto the places where a descriptor expects them.</summary>
internal static class FaceAlignment
{
    /// <summary>
    /// The map from the aligned picture to the photo: the similarity with the least squared error over the points
    /// (Umeyama 1991, without reflection).
    /// </summary>
    internal static Homography ToPhoto(IReadOnlyList<float> aligned, PointF[] inPhoto)
    {
        var count = inPhoto.Length;
        double fromX = 0, fromY = 0, toX = 0, toY = 0;
        for (var i = 0; i < count; i++)
        {
            (fromX, fromY) = (fromX + aligned[i * 2], fromY + aligned[(i * 2) + 1]);
            (toX, toY) = (toX + inPhoto[i].X, toY + inPhoto[i].Y);
        }

        (fromX, fromY, toX, toY) = (fromX / count, fromY / count, toX / count, toY / count);
        double along = 0, across = 0, spread = 0;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (aligned[i * 2] - fromX, aligned[(i * 2) + 1] - fromY);
            var (u, v) = (inPhoto[i].X - toX, inPhoto[i].Y - toY);
            along += (x * u) + (y * v);
            across += (x * v) - (y * u);
            spread += (x * x) + (y * y);
        }

        var (a, b) = (along / spread, across / spread);
        return new Homography(a, -b, toX - (a * fromX) + (b * fromY), b, a, toY - (b * fromX) - (a * fromY), 0, 0);
    }
}
