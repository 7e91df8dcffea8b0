namespace Bonafide.Core.Subjects;

/// <summary>
/// PREPARED_DATA as uploaded (contract 02 §3): the union of every key that a public table names. Empty strings and
/// nulls are read as not given. Member names in camelCase are the wire's.
/// </summary>
public sealed record PreparedData
{
    public string? Suffix { get; init; }

    public string? FirstName { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? PaternalSurname { get; init; }

    public string? MaternalSurname { get; init; }

    /// <summary><c>M</c> or <c>F</c>; Mexico: <c>H</c> male, <c>M</c> female.</summary>
    public string? Sex { get; init; }

    /// <summary><c>YYYY-MM-DD</c> as given; not checked at upload.</summary>
    public string? DateOfBirth { get; init; }

    /// <summary><c>YYYY/MM/DD</c>, the eKYC spelling.</summary>
    public string? Dob { get; init; }

    public string? Nationality { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    public string? PhoneNumber2 { get; init; }

    public string? IpAddress { get; init; }

    public string? SocialSecurityNumber { get; init; }

    public string? PersonalNumber { get; init; }

    public AddressData? Address { get; init; }

    public IdData? Id { get; init; }

    public IneData? Ine { get; init; }

    public KycData? Kyc { get; init; }
}

/// <summary><c>address.*</c> of the prepared data. <see cref="State"/> counts only where subdivision is
/// empty.</summary>
public sealed record AddressData
{
    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? Line3 { get; init; }

    public string? Line4 { get; init; }

    public string? Line5 { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? Subdivision { get; init; }

    public string? State { get; init; }

    /// <summary>ISO 3166-1 alpha-2 or alpha-3, as given (ruling 8).</summary>
    public string? Country { get; init; }

    public string? SubdivisionOrState => Subdivision ?? State;
}

/// <summary><c>id.*</c> of the prepared data.</summary>
public sealed record IdData
{
    public string? IdNumber { get; init; }

    public string? Type { get; init; }

    public string? SubType { get; init; }

    public string? IssuingDate { get; init; }

    public string? ExpiryDate { get; init; }

    /// <summary>Thailand: two letters and ten digits (ruling 13).</summary>
    public string? LaserCode { get; init; }
}

/// <summary><c>ine.*</c> of the prepared data (Mexico). Years may come as numbers; they are kept as text.</summary>
public sealed record IneData
{
    public string? Cic { get; init; }

    public string? CitizenID { get; init; }

    public string? Ocr { get; init; }

    public string? ElectorKey { get; init; }

    public string? IssuingNumber { get; init; }

    public string? RegistrationYear { get; init; }

    public string? IssuingYear { get; init; }

    /// <summary>Card type, C to H.</summary>
    public string? Type { get; init; }
}

/// <summary><c>kyc.*</c> of the prepared data (older screening).</summary>
public sealed record KycData
{
    public string? RegistrationDate { get; init; }

    public string? RegistrationIpAddress { get; init; }
}
