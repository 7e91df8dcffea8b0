using Bonafide.Core.Capabilities;

namespace Bonafide.Capabilities.DataChecks;

/// <summary>Labels of contract 04 §3 that this installation can give.</summary>
public static class DataChecksLabels
{
    public const string ExpiryWithinLimit = "DOCUMENT_EXPIRY_WITHIN_CONFIGURED_LIMIT";
    public const string MismatchLowConfidence = "ID_DATA_MISMATCH_LOW_CONFIDENCE";
    public const string DataInvalid = "ID_DATA_INVALID";
    public const string UnreadableDatasource = "UNREADABLE_DATASOURCE";
    public const string SameDocumentNumber = "LOOKUPS_MEDIUM_RISK_SAME_DOCUMENT_NUMBER";
    public const string MismatchingDatapoints = "MISMATCHING_DATAPOINTS";
    public const string MrzChecksum = "MRZ_CHECKSUM";
    public const string MismatchHrzMrz = "MISMATCH_HRZ_MRZ_DATA";
    public const string RepeatedFaceOtherData = "MISMATCHING_DATA_REPEATED_FACE";
    public const string NfcCertificate = "NFC_CERTIFICATE";
    public const string CustomerFeedback = "CUSTOMER_FEEDBACK";

    public static IReadOnlyList<LabelDefinition> All { get; } =
    [
        new(CommonLabels.PreconditionNotFulfilled, Decision.NotExecuted, "The document could not be read."),
        new(CommonLabels.TechnicalError, Decision.NotExecuted, "The check failed by our fault."),
        new(CommonLabels.Ok, Decision.Passed, "All occurrences of the data agree and are well formed."),
        new(ExpiryWithinLimit, Decision.Warning, "The document has expired, or does so within the tenant's limit."),
        new(MismatchLowConfidence, Decision.Warning, "Two occurrences of a value differ, perhaps by a misreading."),
        new(DataInvalid, Decision.Warning, "A value breaks the rules of length, format or character set."),
        new(UnreadableDatasource, Decision.Warning, "The machine readable zone or the barcode was not read surely."),
        new(SameDocumentNumber, Decision.Warning, "The number was seen with another name and birth date."),
        new(MismatchingDatapoints, Decision.Rejected, "The barcode and the printed text contradict each other."),
        new(MrzChecksum, Decision.Rejected, "A check digit of the machine readable zone is wrong."),
        new(MismatchHrzMrz, Decision.Rejected, "The printed text and the machine readable zone contradict each other."),
        new(NfcCertificate, Decision.Rejected,
            "The chip's data are not what its country signed, or contradict the document."),
        new(RepeatedFaceOtherData, Decision.Rejected, "The face is known under other data."),
        new(CustomerFeedback, Decision.Rejected, "An earlier transaction with this document was marked as fraud."),
    ];
}
