namespace Bonafide.Core.Facts;

/// <summary>
/// What registers and connectors answered to one question about the subject. Judging compares the records with the
/// subject; the record itself is kept, so a replay needs no second call.
/// </summary>
/// <param name="Answers">One per source asked. A source that failed is named, and never counts as "not found".</param>
public sealed record RecordFacts(IReadOnlyList<SourceAnswer> Answers)
{
    /// <summary>Whether any source answered; if none did, the fact itself is stored as failed.</summary>
    public bool AnyAnswered => Answers.Any(answer => answer.Answered);

    /// <summary>All records with the source that each came from.</summary>
    public IEnumerable<(SourceAnswer Source, SourceRecord Record)> Records =>
        Answers.SelectMany(answer => answer.Records.Select(record => (answer, record)));

    /// <summary>
    /// The record that a face is held against: the first with a photo, else the first. Photo and data are judged
    /// together, so both must be of one record.
    /// </summary>
    public (SourceAnswer Source, SourceRecord Record)? Pictured
    {
        get
        {
            var all = Records.ToList();
            var index = Math.Max(all.FindIndex(one => one.Record[RecordFields.Photo] is not null), 0);
            return all.Count == 0 ? null : all[index];
        }
    }
}

/// <param name="Source">Name of the register or connector.</param>
/// <param name="Type">What kind of source it is.</param>
/// <param name="Country">ISO 3166-1 alpha-3 of the records, where the source covers one country.</param>
/// <param name="Answered">False when the source failed or was too late.</param>
/// <param name="Records">Records that may be the subject's; empty when nobody was found.</param>
/// <param name="Message">A word of the provider that the contract shows, such as a status description.</param>
public sealed record SourceAnswer(
    string Source, SourceType Type, string? Country, bool Answered, IReadOnlyList<SourceRecord> Records,
    string? Message = null, ProviderReply? Reply = null);

/// <summary>What a provider sent, word for word: the evidence behind its records.</summary>
/// <param name="RequestId">The idempotency key that the request carried.</param>
/// <param name="Sha256">Of the body's bytes, hexadecimal.</param>
public sealed record ProviderReply(int Status, string RequestId, string Body, string Sha256);

/// <summary>A record as a source holds it: fields of <see cref="RecordFields"/>, those that it has.</summary>
public sealed record SourceRecord(IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string field] =>
        Fields.TryGetValue(field, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>A day written YYYY-MM-DD; null when absent or not a day.</summary>
    public DateOnly? Day(string field) =>
        DateOnly.TryParseExact(this[field], "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None, out var day)
            ? day
            : null;

    public bool IsTrue(string field) => this[field] is { } value
        && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value is "1");
}

/// <summary>The kinds of sources that the seed's eKYC table names.</summary>
public enum SourceType
{
    Credit = 1,
    Government = 2,
    Commercial = 3,
    Consumer = 4,
    Utility = 5,
    Proprietary = 6,
    Telco = 7,
    Postal = 8,
}

/// <summary>Names of fields in records, shared by register schemas, connector mappings and judgements.</summary>
public static class RecordFields
{
    public const string IdNumber = "idNumber";
    public const string FirstName = "firstName";
    public const string MiddleName = "middleName";
    public const string LastName = "lastName";
    public const string PaternalSurname = "paternalSurname";
    public const string MaternalSurname = "maternalSurname";
    public const string FullName = "fullName";
    public const string DateOfBirth = "dateOfBirth";
    public const string Sex = "sex";
    public const string Country = "country";
    public const string State = "state";
    public const string Line1 = "line1";
    public const string Line2 = "line2";
    public const string City = "city";
    public const string PostalCode = "postalCode";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Deceased = "deceased";
    public const string Status = "status";
    public const string StatusCode = "statusCode";
    public const string IdType = "idType";
    public const string IssuingDate = "issuingDate";
    public const string ExpiryDate = "expiryDate";
    public const string Curp = "curp";
    public const string Cic = "cic";
    public const string Ocr = "ocr";
    public const string CitizenId = "citizenId";
    public const string ElectorKey = "electorKey";
    public const string IssuingNumber = "issuingNumber";
    public const string RegistrationYear = "registrationYear";
    public const string IssuingYear = "issuingYear";
    public const string CanVote = "canVote";
    public const string LaserCode = "laserCode";

    /// <summary>The day that a list of highest groups speaks for.</summary>
    public const string AsOf = "asOf";

    /// <summary>The first three digits of a Social Security number.</summary>
    public const string Area = "area";

    /// <summary>Its next two digits.</summary>
    public const string Group = "group";

    /// <summary>Base64 of a JPEG or PNG; only kinds that are asked for faces have it.</summary>
    public const string Photo = "photo";
}

/// <summary>The kinds of facts that hold records, one per question.</summary>
public static class RecordFactKinds
{
    public static readonly FactKind<RecordFacts> Cpf = new("records.cpf");
    public static readonly FactKind<RecordFacts> Ssn = new("records.ssn");
    public static readonly FactKind<RecordFacts> Person = new("records.person");
    public static readonly FactKind<RecordFacts> Licence = new("records.licence");
    public static readonly FactKind<RecordFacts> Government = new("records.government");
}
