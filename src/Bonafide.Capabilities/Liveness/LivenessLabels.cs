using Bonafide.Core.Capabilities;
using Bonafide.Core.FaceMaps;

namespace Bonafide.Capabilities.Liveness;

/// <summary>Labels of contract 04 §4 that this installation can give.</summary>
public static class LivenessLabels
{
    public const string IdUsedAsSelfie = "ID_USED_AS_SELFIE";
    public const string MultiplePeople = FaceMapLabels.MultiplePeople;
    public const string DigitalCopy = FaceMapLabels.DigitalCopy;
    public const string Photocopy = FaceMapLabels.Photocopy;
    public const string NoFacePresent = FaceMapLabels.NoFacePresent;
    public const string FaceNotFullyVisible = "FACE_NOT_FULLY_VISIBLE";
    public const string BlackWhite = "BLACK_WHITE";
    public const string BadQuality = FaceMapLabels.BadQuality;
    public const string Manipulated = FaceMapLabels.Manipulated;
    public const string LivenessUndetermined = FaceMapLabels.LivenessUndetermined;

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "The pictures could not be used."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The check failed by our fault."),
        new(CommonLabels.Ok, Decision.Passed, "A live person answered the challenge."),
        new(BadQuality, Decision.Warning, "Nothing proves that a live person took the pictures."),
        new(IdUsedAsSelfie, Decision.Rejected, "The selfie shows a document."),
        new(MultiplePeople, Decision.Rejected, "More than one person is in the pictures."),
        new(DigitalCopy, Decision.Rejected, "The camera was shown a screen."),
        new(Photocopy, Decision.Rejected, "The camera was shown a print."),
        new(NoFacePresent, Decision.Rejected, "No face is in the pictures."),
        new(FaceNotFullyVisible, Decision.Rejected, "The face is cut off at the edge of the photo."),
        new(BlackWhite, Decision.Rejected, "The selfie has no colour."),
        new(Manipulated, Decision.Rejected, "The frames were put together: one comes twice, or the face changes."),
        new(LivenessUndetermined, Decision.Rejected, "What was seen did something else than was asked."),
    ];
}
