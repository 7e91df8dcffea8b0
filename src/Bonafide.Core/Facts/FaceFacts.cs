namespace Bonafide.Core.Facts;

/// <summary>
/// What was seen of faces on the images of one ID, SELFIE or FACEMAP credential: measurements, never a decision.
/// Biometric data; stored sealed and erased with the person.
/// </summary>
/// <param name="Images">One entry per image, in the order of the parts.</param>
/// <param name="Limits">The limits of the model pack's manifest that these measurements are held against.</param>
public sealed record FaceFacts(IReadOnlyList<FaceImageFacts> Images, FacePackLimits Limits)
{
    public static readonly FactKind<FaceFacts> Kind = new(FactKinds.Face);

    /// <summary>The largest face over all images, or null when none was found.</summary>
    public SeenFace? Main => Images.SelectMany(image => image.Faces).MaxBy(face => face.EyeDistancePx);
}

/// <summary>One image with its faces, the largest first.</summary>
/// <param name="Part">The stored classifier: FACE, FRONT, BACK, LIVENESS_n.</param>
/// <param name="Quality">Measures of the whole photo.</param>
/// <param name="Faces">Faces at any rotation in the image plane.</param>
/// <param name="Detectors">Measures that speak for a copy, a screen, a print; a lone selfie's passive signs.</param>
/// <param name="DocumentFraction">Share of the photo that a document covers around the face, 0..1; looked for on
/// selfies only, 0 elsewhere.</param>
/// <param name="Age">A wide estimate, or null.</param>
public sealed record FaceImageFacts(
    string Part,
    ImageQualityFacts Quality,
    IReadOnlyList<SeenFace> Faces,
    IReadOnlyList<DetectorFinding> Detectors,
    double DocumentFraction,
    AgeEstimate? Age);

/// <summary>One face.</summary>
/// <param name="Box">Corners in pixels of the photo after EXIF orientation.</param>
/// <param name="Score">Confidence of the detector, 0..1.</param>
/// <param name="EyeDistancePx">Distance between the centres of the eyes, pixels.</param>
/// <param name="YawDegrees">Turned to its left is positive; an estimate from landmarks.</param>
/// <param name="PitchDegrees">Up is positive.</param>
/// <param name="RollDegrees">Rotation in the image plane, clockwise positive, -180..180.</param>
/// <param name="Sharpness">Sharpness of the aligned face at a fixed scale; higher is sharper.</param>
/// <param name="EyeOpenness">Height over width of the more closed eye; null when it could not be measured.</param>
/// <param name="Inside">Share of the face's box that lies inside the photo, 0..1.</param>
/// <param name="Embedding">The template; null when the face is too poor for one.</param>
public sealed record SeenFace(
    Quad Box,
    double Score,
    double EyeDistancePx,
    double YawDegrees,
    double PitchDegrees,
    double RollDegrees,
    double Sharpness,
    double? EyeOpenness,
    double Inside,
    IReadOnlyList<float>? Embedding);

/// <summary>A range that holds the true age with the stated confidence; never a single number alone.</summary>
public sealed record AgeEstimate(int Years, int From, int To);

/// <summary>Limits of a model pack, each with its evidence in the pack's manifest.</summary>
/// <param name="MatchDistance">At or below: the same person.</param>
/// <param name="NoMatchDistance">Above: different persons. Between the two nothing is claimed.</param>
/// <param name="MinEyeDistancePx">Faces smaller than this are not compared.</param>
/// <param name="MinFaceSharpness">Faces blurrier than this are not compared.</param>
/// <param name="MaxPoseDegrees">Largest yaw or pitch at which a face is compared.</param>
/// <param name="StatedFalseMatchRate">The false match rate that the evidence supports at MatchDistance (≥ 3/n).</param>
/// <param name="DifferentPairs">n of that evidence.</param>
public sealed record FacePackLimits(
    double MatchDistance,
    double NoMatchDistance,
    double MinEyeDistancePx,
    double MinFaceSharpness,
    double MaxPoseDegrees,
    double StatedFalseMatchRate,
    int DifferentPairs)
{
    /// <summary>Whether a face is good enough to be compared; what has no template never is.</summary>
    public bool Allow(SeenFace face) => face.Embedding is not null && face.EyeDistancePx >= MinEyeDistancePx
        && face.Sharpness >= MinFaceSharpness
        && Math.Max(Math.Abs(face.YawDegrees), Math.Abs(face.PitchDegrees)) <= MaxPoseDegrees;
}
