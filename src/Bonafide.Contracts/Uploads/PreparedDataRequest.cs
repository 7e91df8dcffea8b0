namespace Bonafide.Contracts;

/// <summary>
/// PREPARED_DATA (contract 02 §3): every key that a capability reads. Unknown keys are kept and ignored, empty texts
/// count as not given.
/// </summary>
public sealed record PreparedDataRequest
{
    public string? Suffix { get; init; }

    public string? FirstName { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? PaternalSurname { get; init; }

    public string? MaternalSurname { get; init; }

    public string? Sex { get; init; }

    public string? DateOfBirth { get; init; }

    public string? Dob { get; init; }

    public string? Nationality { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    public string? PhoneNumber2 { get; init; }

    public string? IpAddress { get; init; }

    public string? SocialSecurityNumber { get; init; }

    public string? PersonalNumber { get; init; }

    public PreparedAddress? Address { get; init; }

    public PreparedId? Id { get; init; }

    public PreparedIne? Ine { get; init; }

    public PreparedKyc? Kyc { get; init; }
}

public sealed record PreparedAddress
{
    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? Line3 { get; init; }

    public string? Line4 { get; init; }

    public string? Line5 { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? Subdivision { get; init; }

    /// <summary>Counts only where <see cref="Subdivision"/> is empty.</summary>
    public string? State { get; init; }

    public string? Country { get; init; }
}

public sealed record PreparedId
{
    public string? IdNumber { get; init; }

    public string? Type { get; init; }

    public string? SubType { get; init; }

    public string? IssuingDate { get; init; }

    public string? ExpiryDate { get; init; }

    public string? LaserCode { get; init; }
}

public sealed record PreparedIne
{
    public string? Cic { get; init; }

    public string? CitizenID { get; init; }

    public string? Ocr { get; init; }

    public string? ElectorKey { get; init; }

    public string? IssuingNumber { get; init; }

    public string? RegistrationYear { get; init; }

    public string? IssuingYear { get; init; }

    public string? Type { get; init; }
}

public sealed record PreparedKyc(string? RegistrationDate, string? RegistrationIpAddress);
