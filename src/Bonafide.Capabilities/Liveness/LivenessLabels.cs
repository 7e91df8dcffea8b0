using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.Liveness;

/// <summary>Labels of contract 04 §4 that this installation can give.</summary>
public static class LivenessLabels
{
    public const string IdUsedAsSelfie = "ID_USED_AS_SELFIE";
    public const string MultiplePeople = "MULTIPLE_PEOPLE";
    public const string DigitalCopy = "DIGITAL_COPY";
    public const string Photocopy = "PHOTOCOPY";
    public const string NoFacePresent = "NO_FACE_PRESENT";
    public const string FaceNotFullyVisible = "FACE_NOT_FULLY_VISIBLE";
    public const string BlackWhite = "BLACK_WHITE";
    public const string BadQuality = "BAD_QUALITY";

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "The selfie could not be used."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The check failed by our fault."),
        new(BadQuality, Decision.Warning, "A lone selfie cannot prove that a live person took it."),
        new(IdUsedAsSelfie, Decision.Rejected, "The selfie shows a document."),
        new(MultiplePeople, Decision.Rejected, "More than one person is in the selfie."),
        new(DigitalCopy, Decision.Rejected, "The selfie shows a screen."),
        new(Photocopy, Decision.Rejected, "The selfie shows a print."),
        new(NoFacePresent, Decision.Rejected, "No face is in the selfie."),
        new(FaceNotFullyVisible, Decision.Rejected, "The face is cut off at the edge of the photo."),
        new(BlackWhite, Decision.Rejected, "The selfie has no colour."),
    ];
}
