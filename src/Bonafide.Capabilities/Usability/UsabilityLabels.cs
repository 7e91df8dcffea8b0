using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.Usability;

/// <summary>Labels of contract 04 §1 that this installation can give.</summary>
public static class UsabilityLabels
{
    public const string BadQualityImage = "BAD_QUALITY_IMAGE";
    public const string Blurred = "BLURRED";
    public const string Glare = "GLARE";
    public const string PartOfDocumentMissing = "PART_OF_DOCUMENT_MISSING";
    public const string PartOfDocumentHidden = "PART_OF_DOCUMENT_HIDDEN";
    public const string MissingMandatoryDatapoints = "MISSING_MANDATORY_DATAPOINTS";
    public const string MissingPage = "MISSING_PAGE";
    public const string NotADocument = "NOT_A_DOCUMENT";
    public const string BlackWhite = "BLACK_WHITE";
    public const string Photocopy = "PHOTOCOPY";
    public const string DigitalCopy = "DIGITAL_COPY";
    public const string DocumentContentNotSupported = "DOCUMENT_CONTENT_NOT_SUPPORTED";
    public const string UnsupportedCountry = "UNSUPPORTED_COUNTRY";
    public const string UnsupportedDocumentType = "UNSUPPORTED_DOCUMENT_TYPE";

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The image could not be examined, by our fault."),
        new(CommonLabels.NotUploaded, Decision.NotExecuted, "No image of this credential arrived."),
        new(CommonLabels.Ok, Decision.Passed, "The image is good enough to be checked."),
        new(BadQualityImage, Decision.Rejected,
            "The image cannot be opened, is too small, too dark or too flat, or shows several documents."),
        new(Blurred, Decision.Rejected, "The image is out of focus or shaken."),
        new(Glare, Decision.Rejected, "A reflection hides part of the document."),
        new(PartOfDocumentMissing, Decision.Rejected, "The document is cut off at the edge of the photo."),
        new(PartOfDocumentHidden, Decision.Rejected, "Something covers part of the document."),
        new(MissingMandatoryDatapoints, Decision.Rejected, "What must be read on it could not be read surely."),
        new(MissingPage, Decision.Rejected, "This kind of document needs both sides, and one is missing."),
        new(NotADocument, Decision.Rejected, "No document is to be seen."),
        new(BlackWhite, Decision.Rejected, "The image has no colour."),
        new(Photocopy, Decision.Rejected, "The image shows a paper copy."),
        new(DigitalCopy, Decision.Rejected, "The image shows a screen, or a document inside a screenshot."),
        new(DocumentContentNotSupported, Decision.Rejected,
            "The image plainly shows another document than it was sent as."),
        new(UnsupportedCountry, Decision.Warning, "Documents of this country are not accepted."),
        new(UnsupportedDocumentType, Decision.Warning, "Documents of this type are not accepted."),
    ];
}
