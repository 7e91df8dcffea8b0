using System.Collections.Frozen;

namespace Bonafide.Batch.Csv;

/// <summary>The columns of input.csv: the seed's 26, and every other path of prepared data (contract 02 §3).</summary>
internal static class InputColumns
{
    public const string WorkflowDefinitionKey = "workflowDefinitionKey";
    public const string CustomerInternalReference = "customerInternalReference";
    public const string AccountId = "accountId";
    public const string RiskScoreRulesetId = "riskScoreRulesetId";
    public const string UserReference = "userReference";
    public const string FrontImage = "frontImage";
    public const string BackImage = "backImage";
    public const string FaceImage = "faceImage";
    public const string Document1 = "document1";
    public const string Document1Country = "document1Country";
    public const string Document1Types = "document1Types";
    public const string ConsentUserIp = "userConsentUserIp";
    public const string ConsentCountry = "userConsentUserLocationCountry";
    public const string ConsentState = "userConsentUserLocationState";
    public const string ConsentObtained = "userConsentConsentObtained";
    public const string ConsentObtainedAt = "userConsentConsentObtainedAt";
    public const string PreparedData = "preparedData.";

    /// <summary>The seed's sample header, in its order; the sample file is written with it.</summary>
    public static IReadOnlyList<string> Sample { get; } =
    [
        WorkflowDefinitionKey, AccountId, RiskScoreRulesetId, CustomerInternalReference, UserReference, FrontImage,
        BackImage, FaceImage, Document1, Document1Country, Document1Types, ConsentUserIp, ConsentCountry, ConsentState,
        ConsentObtained, ConsentObtainedAt, "preparedData.firstName", "preparedData.lastName",
        "preparedData.phoneNumber", "preparedData.email", "preparedData.address.line1",
        "preparedData.address.postalCode", "preparedData.address.city", "preparedData.address.subdivision",
        "preparedData.address.country",
    ];

    public static IReadOnlyList<string> Required { get; } = [WorkflowDefinitionKey, CustomerInternalReference];

    public static FrozenDictionary<string, InputColumn> Known { get; } = All().ToFrozenDictionary(c => c.Name);

    private static IEnumerable<InputColumn> All() =>
    [
        new(WorkflowDefinitionKey, InputColumnKind.WorkflowKey, 10),
        new(CustomerInternalReference, InputColumnKind.RequiredReference, 100),
        new(AccountId, InputColumnKind.Uuid, 36),
        new(RiskScoreRulesetId, InputColumnKind.Uuid, 36),
        new(UserReference, InputColumnKind.Reference, 100),
        new(FrontImage, InputColumnKind.File, 1000),
        new(BackImage, InputColumnKind.File, 1000),
        new(FaceImage, InputColumnKind.File, 1000),
        new(Document1, InputColumnKind.File, 1000),
        new(Document1Country, InputColumnKind.Text, 3),
        new(Document1Types, InputColumnKind.Text, 10),
        new(ConsentUserIp, InputColumnKind.Text, 45),
        new(ConsentCountry, InputColumnKind.Text, 3),
        new(ConsentState, InputColumnKind.Text, 10),
        new(ConsentObtained, InputColumnKind.Text, 3),
        new(ConsentObtainedAt, InputColumnKind.Text, 30),
        .. PreparedPaths.Select(path => new InputColumn(PreparedData + path, InputColumnKind.Text, 1000)),
    ];

    private static IEnumerable<string> PreparedPaths =>
    [
        "suffix", "firstName", "middleName", "lastName", "paternalSurname", "maternalSurname", "sex", "dateOfBirth",
        "dob", "nationality", "email", "phoneNumber", "phoneNumber2", "ipAddress", "socialSecurityNumber",
        "personalNumber", "address.line1", "address.line2", "address.line3", "address.line4", "address.line5",
        "address.postalCode", "address.city", "address.subdivision", "address.state", "address.country",
        "id.idNumber", "id.type", "id.subType", "id.issuingDate", "id.expiryDate", "id.laserCode", "ine.cic",
        "ine.citizenID", "ine.ocr", "ine.electorKey", "ine.issuingNumber", "ine.registrationYear", "ine.issuingYear",
        "ine.type", "kyc.registrationDate", "kyc.registrationIpAddress",
    ];
}

/// <param name="Name">The header, exactly.</param>
/// <param name="Kind">Which rule its cells follow.</param>
/// <param name="Longest">Characters; those of the account and prepared-data calls.</param>
internal sealed record InputColumn(string Name, InputColumnKind Kind, int Longest);

internal enum InputColumnKind
{
    Text,
    WorkflowKey,
    Reference,
    RequiredReference,
    Uuid,
    File,
}
