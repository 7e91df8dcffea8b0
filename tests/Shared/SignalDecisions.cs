namespace Bonafide.Tests.Shared;

/// <summary>
/// The decision tables of the seed for the signals that ask registers, addresses and lists, as printed; several tables
/// of one signal are taken together. Rulings 10 and 11 settle where a table contradicts its sample.
/// </summary>
internal static class SignalDecisions
{
    private static readonly string[] Verdicts = ["PASSED OK", "REJECTED DENY", "WARNING ALERT"];
    private static readonly string[] Risks = ["PASSED LOW_RISK", "REJECTED HIGH_RISK", "WARNING MEDIUM_RISK"];

    /// <summary>Folder of the capability, and each row as decision and label.</summary>
    public static IReadOnlyDictionary<string, string[]> Rows { get; } = new Dictionary<string, string[]>
    {
        ["AddressValidation"] =
            [.. Verdicts, "WARNING NOT_ENOUGH_DATA", .. Unexecuted("UNSUPPORTED_COUNTRY", "TECHNICAL_ERROR")],
        ["ProofOfResidency"] =
            [.. Verdicts, "WARNING NOT_ENOUGH_DATA", .. Unexecuted("UNSUPPORTED_COUNTRY", "TECHNICAL_ERROR")],
        ["DrivingLicenseVerification"] =
            [.. Verdicts, .. Unexecuted("UNSUPPORTED_COUNTRY", "UNSUPPORTED_STATE", "TECHNICAL_ERROR")],
        ["GovtIdVerification"] =
        [
            .. Verdicts, .. Unexecuted(
                "PRECONDITION_NOT_FULFILLED", "TECHNICAL_ERROR", "PERMISSION_DENIED", "NOT_ENOUGH_DATA", "BAD_REQUEST"),
        ],
        ["BiometricVerification"] =
        [
            .. Risks, .. Unexecuted(
                "TECHNICAL_ERROR", "PERMISSION_DENIED", "BAD_REQUEST", "NOT_ENOUGH_DATA", "PRECONDITION_NOT_FULFILLED"),
        ],
        ["BraCpfValidation"] = [.. Verdicts, .. Unexecuted("NOT_ENOUGH_DATA", "TECHNICAL_ERROR")],
        ["EkycSsnVerification"] =
            [.. Risks, .. Unexecuted("PRECONDITION_NOT_FULFILLED", "NOT_ENOUGH_DATA", "TECHNICAL_ERROR")],

        // PRECONDITION_NOT_FULFILLED, the one row left out, is the engine's word where extraction did not deliver.
        ["EkycCheck"] = [.. Risks, .. Unexecuted("VALIDATION_FAILED", "NOT_ENOUGH_DATA", "TECHNICAL_ERROR")],
    };

    private static IEnumerable<string> Unexecuted(params string[] labels) =>
        labels.Select(label => "NOT_EXECUTED " + label);
}
