using System.Text.Json.Serialization;

namespace Bonafide.Core.Facts;

/// <summary>Where a value was read, from the strongest to the weakest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldSource>))]
public enum FieldSource
{
    /// <summary>DG1 of a chip whose country has proven it (<see cref="ChipStanding.Genuine"/>).</summary>
    Chip = 1,

    /// <summary>MRZ field whose own check digit is right.</summary>
    MrzChecked = 2,

    /// <summary>AAMVA element of a PDF417 symbol (which carries its own error correction).</summary>
    Barcode = 3,

    /// <summary>MRZ field without a check digit of its own, in a zone whose composite check digit is right.</summary>
    Mrz = 4,

    /// <summary>Printed zone, read at the place that a known layout gives.</summary>
    PrintedLayout = 5,

    /// <summary>Printed zone, found by its label.</summary>
    PrintedLabel = 6,

    /// <summary>MRZ field whose check digit is wrong or could not be restored.</summary>
    MrzUnchecked = 7,
}

/// <summary>One reading of one field from one source.</summary>
/// <param name="Name">A constant of <see cref="FieldNames"/>; the contract's own key (04 §7).</param>
/// <param name="Value">Normalised: dates YYYY-MM-DD (a missing part is left out from the right), codes upper
/// case.</param>
/// <param name="Raw">As it stands on the document, before normalising.</param>
/// <param name="Confidence">0..1, of the recogniser; 1 for decoded barcodes.</param>
/// <param name="Part">FRONT, BACK or DOCUMENT.</param>
/// <param name="Region">The crop, in pixels of that part's photo.</param>
/// <param name="Truncated">The source cuts long values (MRZ names), so a longer value elsewhere may agree.</param>
public sealed record FieldReading(
    string Name,
    string Value,
    string Raw,
    FieldSource Source,
    double Confidence,
    string Part,
    Quad? Region,
    bool Truncated = false);

/// <summary>The chosen value of a field after merging.</summary>
/// <param name="Agreeing">Other sources that gave the same value.</param>
public sealed record DocumentField(
    string Name,
    string Value,
    FieldSource Source,
    double Confidence,
    string Part,
    Quad? Region,
    IReadOnlyList<FieldSource> Agreeing)
{
    /// <summary>
    /// Confidence below which a value that one source alone gave counts as not read: a wrong value is worse than none.
    /// On the recogniser's own scale; provisional.
    /// </summary>
    public const double LeastConfidence = 0.6;

    /// <summary>Most confidence of a value that is open to another reading or contradicts its neighbours: not read, if
    /// no other source gives it.</summary>
    public const double DoubtedConfidence = 0.5;

    /// <summary>Two sources agree on it, or one was confident enough.</summary>
    public bool IsSure => Agreeing.Count > 0 || Confidence >= LeastConfidence;
}

/// <summary>Two sources disagree about a field. Never resolved silently.</summary>
/// <param name="Chosen">The reading that precedence put into the merged reading.</param>
/// <param name="Other">The reading that contradicts it.</param>
/// <param name="Kind">How sure the contradiction is.</param>
public sealed record FieldConflict(string Name, FieldReading Chosen, FieldReading Other, ConflictKind Kind);

[JsonConverter(typeof(JsonStringEnumConverter<ConflictKind>))]
public enum ConflictKind
{
    /// <summary>The difference is of the size of a misreading (look-alike signs, low confidence).</summary>
    Uncertain = 1,

    /// <summary>Both were read with confidence and differ by more than a misreading explains.</summary>
    Certain = 2,
}

/// <summary>A machine readable zone by ICAO Doc 9303.</summary>
/// <param name="Format">TD1, TD2, TD3, MRV-A or MRV-B.</param>
/// <param name="Lines">The lines after correction.</param>
/// <param name="RawLines">The lines as recognised.</param>
/// <param name="Checks">One verdict per check digit, the composite included.</param>
/// <param name="Corrections">Signs that were replaced, each proven by a check digit or by the position's
/// alphabet.</param>
/// <param name="Confidence">Lowest confidence of the lines, 0..1.</param>
/// <param name="Region">Where the zone is in the photo.</param>
public sealed record MrzFacts(
    string Format,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> RawLines,
    IReadOnlyList<MrzCheckFact> Checks,
    IReadOnlyList<MrzCorrectionFact> Corrections,
    double Confidence,
    Quad? Region)
{
    public bool AllChecksRight => Checks.All(c => c.Verdict is MrzCheckVerdict.Right or MrzCheckVerdict.NotUsed);
}

/// <param name="Field">documentNumber, dateOfBirth, expiryDate, optionalData or composite.</param>
/// <param name="Expected">The digit that the data calls for.</param>
/// <param name="Found">The sign at the check digit's place.</param>
public sealed record MrzCheckFact(string Field, MrzCheckVerdict Verdict, char Expected, char Found);

[JsonConverter(typeof(JsonStringEnumConverter<MrzCheckVerdict>))]
public enum MrzCheckVerdict
{
    Right = 1,

    /// <summary>Every sign was read surely, and the digit does not fit.</summary>
    Wrong = 2,

    /// <summary>The digit does not fit, but a misreading can explain it; several corrections would fit, or
    /// none.</summary>
    Unsure = 3,

    /// <summary>The document does not use this check digit (filler where 9303 allows it).</summary>
    NotUsed = 4,
}

/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based; -1 for a change of length.</param>
/// <param name="Proof">alphabet, checkDigit or length.</param>
public sealed record MrzCorrectionFact(int Line, int Column, char From, char To, string Proof);

/// <summary>A barcode found on the document.</summary>
/// <param name="Symbology">PDF417, QRCode …</param>
/// <param name="Standard">AAMVA, or null when the content follows no known standard.</param>
/// <param name="Version">AAMVA version 1..10.</param>
/// <param name="Issuer">AAMVA issuer identification number.</param>
/// <param name="Problems">Rules of the standard that the content breaks; codes, never values.</param>
public sealed record BarcodeFacts(
    string Symbology,
    string? Standard,
    int? Version,
    string? Issuer,
    IReadOnlyList<string> Problems,
    Quad? Region);

/// <summary>The contract's field names (04 §7.1 and §7.3) as far as documents are read.</summary>
public static class FieldNames
{
    public const string DocumentNumber = "documentNumber";
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string FullName = "fullName";
    public const string Gender = "gender";
    public const string Nationality = "nationality";
    public const string IssuingCountry = "issuingCountry";
    public const string DateOfBirth = "dateOfBirth";
    public const string IssuingDate = "issuingDate";
    public const string ExpiryDate = "expiryDate";
    public const string PlaceOfBirth = "placeOfBirth";
    public const string IssuingAuthority = "issuingAuthority";
    public const string IssuingPlace = "issuingPlace";
    public const string PersonalNumber = "personalNumber";
    public const string LastNameAtBirth = "lastNameAtBirth";
    public const string State = "state";
    public const string OptionalMrzField1 = "optionalMrzField1";
    public const string OptionalMrzField2 = "optionalMrzField2";
    public const string DlCategories = "dlCategories";
    public const string Remarks = "remarks";
    public const string ResidentPermitType = "residentPermitType";
    public const string DurationOfStay = "durationOfStay";
    public const string NumberOfEntries = "numberOfEntries";
    public const string VisaCategory = "visaCategory";
    public const string Curp = "curp";
    public const string Cpf = "cpf";
    public const string RgNumber = "rgNumber";
    public const string AddressLine1 = "address.line1";
    public const string AddressCity = "address.city";
    public const string AddressSubdivision = "address.subdivision";
    public const string AddressPostalCode = "address.postalCode";
    public const string AddressCountry = "address.country";
    public const string AddressFormatted = "address.formattedAddress";
    public const string Issuer = "issuer";
    public const string DueDate = "dueDate";
    public const string AccountNumber = "accountNumber";
    public const string SwiftCode = "swiftCode";
    public const string PanNumber = "panNumber";
    public const string MonthYearExpiry = "monthYearExpiry";
    public const string CardNumberLastFourDigits = "cardNumberLastFourDigits";
    public const string SocialSecurityNumber = "socialSecurityNumber";
    public const string SignatureAvailable = "signatureAvailable";
}
