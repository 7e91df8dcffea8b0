using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.Authentication;

/// <summary>Labels of contract 04 §6, and the reasons that steps show beside FAILED.</summary>
public static class AuthenticationLabels
{
    public const string Failed = "FAILED";

    /// <summary>Reason: before the label of contract 04 §4 that the face map leads to.</summary>
    public const string InvalidFace = "FACE_INVALID_";

    /// <summary>Reason: the face map that came as the reference does not show a live person.</summary>
    public const string InvalidReference = "FACE_INVALID_REFERENCE";

    /// <summary>Reason: the face is not an enrolled one.</summary>
    public const string NoMatch = "FACE_NO_MATCH";

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted,
            "There is no usable face map, or the account has no enrolled face."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The check failed by our fault."),
        new(CommonLabels.Ok, Decision.Passed, "A live person with an enrolled face was in front of the camera."),
        new(Failed, Decision.Rejected, "No live person was seen, or one with another face."),
    ];
}
