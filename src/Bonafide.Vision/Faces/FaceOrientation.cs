using Bonafide.Vision.Images;

namespace Bonafide.Vision.Faces;

/// <summary>
/// Finds out which way up a face is. Detector and landmarks see faces in any position, and the landmarks always look
/// like a face; so each quarter turn is tried, and what lies under the points decides: eyes are darker than the cheeks
/// and the bridge of the nose, and a face is like its mirror image. The weights were chosen on the choosing part of the
/// pack's evidence, which tells how often they are right.
/// </summary>
internal sealed class FaceOrientation(FacePack pack)
{
    private const int Turns = 4;

    /// <summary>Turns whose eyes are at least so dark, as a share of the darkest, are looked at closely.</summary>
    private const double Near = 0.4;

    private const double MirrorWeight = 3;
    private const double BridgeWeight = 0.6;
    private const double RollWeight = 0.3;

    /// <summary>What speaks for a photo's own position: most come the right way up.</summary>
    private const double Upright = 0.2;

    private readonly LandmarkFinder _landmarks = new(pack);
    private readonly FaceEmbedder _embedder = new(pack);

    internal OrientedFace Find(RgbImage photo, FaceBox found)
    {
        var turns = Enumerable.Range(0, Turns).Select(turn => Look(photo, found, turn)).ToList();
        var darkest = turns.Max(turn => turn.Eyes);
        var near = turns.FindAll(turn => turn.Turn == 0 || turn.Eyes >= Near * darkest);
        return (near.Count == 1 ? near[0] : near.MaxBy(Score)!).Face;
    }

    private Candidate Look(RgbImage photo, FaceBox found, int turn)
    {
        var box = found with { Radians = found.Radians + (turn * Math.PI / 2) };
        var (points, centred) = _landmarks.Find(photo, box);
        var aligned = _embedder.Align(photo, points);
        var gray = aligned.ToGray();
        var roll = Math.Abs(Math.IEEERemainder(points.Roll - box.Radians, 2 * Math.PI));
        return new(
            turn, new(points, centred, aligned), EyesBelow(gray, 0, 0.42f) / 100, EyesBelow(gray, 0.5f, 0) / 100, roll);
    }

    private double Score(Candidate candidate) =>
        candidate.Eyes + (BridgeWeight * candidate.Bridge) - (MirrorWeight * MirrorDistance(candidate.Face))
        - (RollWeight * Math.Min(candidate.Roll, 1)) + (candidate.Turn == 0 ? Upright : 0);

    /// <summary>Gray levels by which the eyes are darker than places beside them, on the aligned face.</summary>
    /// <param name="inwards">Towards the other eye, in distances between the eyes.</param>
    /// <param name="downwards">Towards the mouth.</param>
    private double EyesBelow(GrayImage aligned, float inwards, float downwards)
    {
        const float Reach = 0.08f;
        var places = pack.Manifest.Embedding.Points;
        var apart = places[2] - places[0];
        var difference = 0.0;
        for (var eye = 0; eye < 2; eye++)
        {
            var (x, y) = (places[eye * 2], places[(eye * 2) + 1]);
            var besideX = x + (apart * inwards * (eye == 0 ? 1 : -1));
            difference += Mean(aligned, besideX, y + (apart * downwards), apart * Reach)
                - Mean(aligned, x, y, apart * Reach);
        }

        return difference / 2;
    }

    private double MirrorDistance(OrientedFace face) =>
        FaceDistance.Between(_embedder.Embed(face.Aligned), _embedder.Embed(Mirror(face.Aligned)));

    private static double Mean(GrayImage image, double x, double y, double reach)
    {
        var (sum, count) = (0.0, 0);
        for (var row = (int)(y - reach); row <= y + reach; row++)
        {
            for (var column = (int)(x - reach); column <= x + reach; column++)
            {
                if (column >= 0 && row >= 0 && column < image.Width && row < image.Height)
                {
                    (sum, count) = (sum + image[column, row], count + 1);
                }
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private static RgbImage Mirror(RgbImage image)
    {
        var result = new RgbImage(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                image[x, y].CopyTo(result[image.Width - 1 - x, y]);
            }
        }

        return result;
    }

    /// <param name="Eyes">Hundreds of gray levels by which they are darker than the cheeks.</param>
    /// <param name="Bridge">The same against the bridge of the nose.</param>
    /// <param name="Roll">Radians from the turn that was tried to the line of the eyes that were found.</param>
    private sealed record Candidate(int Turn, OrientedFace Face, double Eyes, double Bridge, double Roll);
}

/// <summary>A face the right way up.</summary>
internal sealed record OrientedFace(FaceLandmarks Points, FaceBox Box, RgbImage Aligned);
