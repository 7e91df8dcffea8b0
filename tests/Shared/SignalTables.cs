namespace Bonafide.Tests.Shared;

/// <summary>The data tables of the seed for the signals that ask registers: each field with its values.</summary>
internal static class SignalTables
{
    private static readonly string[] Match = ["MATCH", "NOT_MATCH"];
    private static readonly string[] Grades = ["match", "no-match", "partial-match"];
    private static readonly string[] Flags = ["true", "false"];

    public static IEnumerable<string> DataValues =>
    [
        .. Each("biometricVerification", Match, "nameMatch", "faceMatch", "idNumberMatch", "genderMatch",
            "pincodeMatch", "dobMatch", "cityMatch", "ocrMatch", "issuingNumberMatch", "registrationYearMatch",
            "issuingYearMatch", "electorKeyMatch", "paternalSurnameMatch", "maternalSurnameMatch"),
        .. Each("biometricVerification", ["PARTIAL_MATCH"], "faceMatch"),
        .. Each("braCpfValidation", Match, "nameMatch", "cpfMatch", "dateOfBirthMatch"),
        .. Each("drivingLicenseVerification", Match, "nameMatch", "firstNameMatch", "lastNameMatch", "middleNameMatch",
            "addressMatch", "addressLine1Match", "addressLine2Match", "cityMatch", "zipCodeMatch", "dobMatch",
            "idNumberMatch", "expiryDateMatch", "issuingDateMatch"),
        .. Each("drivingLicenseVerification", ["MATCH"], "stateMatch"),
        .. Each("ekycCheck", Match, "completeNameMatch", "initialNameMatch", "firstNameMatch", "lastNameMatch",
            "nationalIdMatch", "addressMatch", "addressLine1Match", "addressLine2Match", "cityMatch",
            "zipOrPinCodeMatch", "dateOfBirthMatch", "dateOfBirthDayMatch", "dateOfBirthMonthMatch",
            "dateOfBirthYearMatch", "phoneMatch"),
        .. Each("ekycCheck", ["1+1", "2+2"], "searchType"),
        .. Each("ekycCheck",
            [string.Join(',', new[] { "Commercial", "Consumer", "Credit", "Government", "Postal", "Proprietary",
                "Telco", "Utility" }.Select(type => "United_States " + type))],
            "datasourceType"),
        .. Each("ekycSsnVerification", Grades, "addressMatch", "nameMatchToSsn", "nameMatchToAddress", "phoneMatch",
            "ssnMatch", "dateOfBirthMatch"),
        .. Each("ekycSsnVerification", Flags, "isDeceased", "isSSNIssuedPriorYOB"),
        .. Each("govtIdVerification", Match, "completeNameMatch", "initialNameMatch", "firstNameMatch",
            "lastNameMatch", "nationalIdMatch", "dobDayMatch", "dobMonthMatch", "dobYearMatch", "dobMatch",
            "addressMatch", "sexMatch", "paternalSurnameMatch", "maternalSurnameMatch", "issuingDateMatch",
            "stateKeyMatch", "laserCodeMatch", "ocrMatch", "electorKeyMatch", "issuingNumberMatch",
            "registrationYearMatch", "issuingYearMatch", "ocr", "issueNumber", "registrationYear", "issueYear",
            "electorKey"),
        .. Each("govtIdVerification", ["10", "20", "30"], "score"),
        .. Each("govtIdVerification", ["Deceased"], "message"),
    ];

    private static IEnumerable<string> Each(string signal, string[] values, params string[] fields) =>
        fields.SelectMany(field => values.Select(value => $"{signal}.{field}={value}"));
}
