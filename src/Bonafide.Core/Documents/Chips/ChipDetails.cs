namespace Bonafide.Core.Documents.Chips;

/// <summary>Codes that say more about a verdict; each has its sentence in <c>contract/chip.md</c>.</summary>
public static class ChipDetails
{
    public const string CountryNotImported = "countryNotImported";
    public const string IssuerNotImported = "issuerNotImported";
    public const string NoDocumentSigner = "noDocumentSigner";
    public const string AlgorithmNotAllowed = "algorithmNotAllowed";
    public const string SignerMissing = "signerMissing";
    public const string NotSigned = "notSigned";
    public const string Expired = "expired";
    public const string SignedOutsideValidity = "signedOutsideValidity";
    public const string IssuedOutsideValidity = "issuedOutsideValidity";
    public const string Revoked = "revoked";
    public const string NoList = "noList";
    public const string ListOutdated = "listOutdated";
    public const string Differs = "differs";
}
