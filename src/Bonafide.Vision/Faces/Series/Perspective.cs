using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces.Series;

/// <summary>
/// How much nearer a head came, told by its proportions alone: a camera at half the distance sees the nose larger and
/// the jaw narrower against the eyes. A picture keeps its proportions, however near it is brought.
/// </summary>
internal static class Perspective
{
    /// <summary>Radius of the ball that stands for a head, in eye distances: half of the average of its width, height
    /// and depth (150, 230 and 190 mm, with 62 mm between the eyes).</summary>
    private const double Radius = 1.5;

    /// <summary>Its middle below the eyes, in eye distances.</summary>
    private const double MiddleY = 0.35;

    /// <summary>
    /// The change of all points against those at rest, both in eye distances, as a sum: what a shift, a scale, another
    /// roll and a tilt do to a picture, what a turn and a nod do to a ball, and what coming near does to the ball: each
    /// point moves outwards by its depth. The last is the measure. One part does not stand for another, so that a head
    /// that leans a little while it comes is measured alike, and a picture that is tilted stays a picture.
    /// </summary>
    /// <returns>Rise of one over the distance from the camera, per eye distance, as far as a head is a ball: about 0.1
    /// from 40 to 22 cm, about 0 for a picture; null without two eyes.</returns>
    internal static double? Of(FaceLandmarks rest, FaceLandmarks now)
    {
        if (rest.EyeDistance <= 0 || now.EyeDistance <= 0)
        {
            return null;
        }

        var (before, after) = (rest.InEyeDistances(), now.InEyeDistances());
        var change = new LeastSquares(9);
        for (var i = 0; i < before.Length; i++)
        {
            var (x, y) = (before[i].X, before[i].Y);
            var depth = -((x * x) + ((y - MiddleY) * (y - MiddleY))) / (2 * Radius);
            change.Add([depth * x, 1, 0, x, -y, x * x, x * y, depth, 0], after[i].X - x);
            change.Add([depth * y, 0, 1, y, x, x * y, y * y, 0, depth], after[i].Y - y);
        }

        return change.Solve()?[0];
    }
}
