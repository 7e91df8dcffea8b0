using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.ImageChecks;

/// <summary>Labels of contract 04 §2 that this installation can give.</summary>
public static class ImageChecksLabels
{
    public const string Watermark = "WATERMARK";
    public const string GhostImageDifferent = "GHOST_IMAGE_DIFFERENT";
    public const string Punched = "PUNCHED";
    public const string DigitalManipulation = "DIGITAL_MANIPULATION";
    public const string MismatchFrontBack = "MISMATCH_FRONT_BACK";
    public const string ManipulatedDocument = "MANIPULATED_DOCUMENT";
    public const string RepeatedFace = "REPEATED_FACE";
    public const string GhostImageQualityInsufficient = "GHOST_IMAGE_QUALITY_INSUFFICIENT";

    /// <summary>Which field names become which suffix of MANIPULATED_DOCUMENT_.</summary>
    public static IReadOnlyDictionary<string, string> FieldSuffixes { get; } = new Dictionary<string, string>
    {
        ["portrait"] = "PHOTO",
        ["documentNumber"] = "DOCUMENT_NUMBER",
        ["expiryDate"] = "EXPIRY",
        ["dateOfBirth"] = "DOB",
        ["firstName"] = "NAME",
        ["lastName"] = "NAME",
        ["fullName"] = "NAME",
        ["address"] = "ADDRESS",
        ["signature"] = "SIGNATURE",
        ["personalNumber"] = "PERSONAL_NUMBER",
        ["placeOfBirth"] = "PLACE_OF_BIRTH",
        ["gender"] = "GENDER",
        ["issuingDate"] = "ISSUING_DATE",
    };

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "The image could not be used."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The check failed by our fault."),
        new(CommonLabels.Ok, Decision.Passed, "Nothing speaks against the images."),
        new(Watermark, Decision.Rejected, "The document says that it is a sample."),
        new(GhostImageDifferent, Decision.Rejected, "The portrait shows another person than its ghost."),
        new(Punched, Decision.Rejected, "The document has a punched hole."),
        new(DigitalManipulation, Decision.Rejected, "The image was edited before it was uploaded."),
        new(MismatchFrontBack, Decision.Rejected, "Front and back belong to different documents."),
        new(ManipulatedDocument, Decision.Rejected, "Text or photo was changed on the document."),
        .. FieldSuffixes.Values.Distinct().Select(suffix => new LabelDefinition(
            $"{ManipulatedDocument}_{suffix}", Decision.Rejected, "That field was changed on the document.")),
        new(RepeatedFace, Decision.Warning, "The same face is on another account's transaction."),
        new(GhostImageQualityInsufficient, Decision.Warning, "The ghost portrait is too small or too pale."),
    ];
}
