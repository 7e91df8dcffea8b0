namespace Bonafide.Core.FaceMaps;

/// <summary>Labels of contract 04 §4 that the frames of a series can lead to.</summary>
public static class FaceMapLabels
{
    public const string NoFacePresent = "NO_FACE_PRESENT";
    public const string MultiplePeople = "MULTIPLE_PEOPLE";
    public const string Manipulated = "MANIPULATED";
    public const string LivenessUndetermined = "LIVENESS_UNDETERMINED";
    public const string Photocopy = "PHOTOCOPY";
    public const string DigitalCopy = "DIGITAL_COPY";
    public const string BadQuality = "BAD_QUALITY";
}
