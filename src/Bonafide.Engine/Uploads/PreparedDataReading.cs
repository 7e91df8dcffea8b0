using Bonafide.Core.Executions;
using Bonafide.Core.Subjects;
using Bonafide.Engine.Requests;

namespace Bonafide.Engine.Uploads;

/// <summary>
/// Reads PREPARED_DATA and DEVICE_RISK (contract 02 §3, §4). Empty texts and nulls count as not given; a value of the
/// wrong type is told to the caller; what a capability needs and does not find is its own label, never a refusal here.
/// </summary>
public static class PreparedDataReading
{
    /// <summary>Longer bodies are refused before they are read.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>A device fingerprint is longer than the person's data.</summary>
    private const int MostBlackbox = 128 * 1024;

    private const int MostText = 1_000;

    /// <exception cref="Core.Errors.RequestProblemException">The body is no JSON object.</exception>
    public static Parsed<PreparedData> Read(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
    {
        _ = Device(body);
        return new PreparedData
        {
            Suffix = Value(body, "suffix"),
            FirstName = Value(body, "firstName"),
            MiddleName = Value(body, "middleName"),
            LastName = Value(body, "lastName"),
            PaternalSurname = Value(body, "paternalSurname"),
            MaternalSurname = Value(body, "maternalSurname"),
            Sex = Value(body, "sex"),
            DateOfBirth = Value(body, "dateOfBirth"),
            Dob = Value(body, "dob"),
            Nationality = Value(body, "nationality"),
            Email = Value(body, "email"),
            PhoneNumber = Value(body, "phoneNumber"),
            PhoneNumber2 = Value(body, "phoneNumber2"),
            IpAddress = Value(body, "ipAddress"),
            SocialSecurityNumber = Value(body, "socialSecurityNumber"),
            PersonalNumber = Value(body, "personalNumber"),
            Address = body.Object("address", Address),
            Id = body.Object("id", Id),
            Ine = body.Object("ine", Ine),
            Kyc = body.Object("kyc", kyc => new KycData
            {
                RegistrationDate = Value(kyc, "registrationDate"),
                RegistrationIpAddress = Value(kyc, "registrationIpAddress"),
            }),
        };
    });

    /// <summary>The blackbox among prepared data; null when there is none.</summary>
    public static DeviceRiskData? ReadPreparedDevice(ReadOnlyMemory<byte> utf8) =>
        JsonReading.Body(utf8, Device).Value;

    /// <exception cref="Core.Errors.RequestProblemException">The body is no JSON object.</exception>
    public static Parsed<DeviceRiskData> ReadDeviceRisk(ReadOnlyMemory<byte> utf8) => JsonReading.Body(utf8, body =>
    {
        if (Device(body) is { } device)
        {
            return device;
        }

        if (!body.Has("sessionId") && !body.Has("Session"))
        {
            body.Report("sessionId", ViolationCodes.Required, "Must hold the blackbox of the device collector.");
        }

        return new DeviceRiskData(string.Empty, IsDeprecatedVariant: false);
    });

    private static DeviceRiskData? Device(JsonReading body)
    {
        var current = NotEmpty(body.Text("sessionId", MostBlackbox));
        var blackbox = current ?? NotEmpty(body.Text("Session", MostBlackbox));
        return blackbox is null ? null : new DeviceRiskData(blackbox, IsDeprecatedVariant: current is null);
    }

    private static AddressData Address(JsonReading body) => new()
    {
        Line1 = Value(body, "line1"),
        Line2 = Value(body, "line2"),
        Line3 = Value(body, "line3"),
        Line4 = Value(body, "line4"),
        Line5 = Value(body, "line5"),
        PostalCode = Value(body, "postalCode"),
        City = Value(body, "city"),
        Subdivision = Value(body, "subdivision"),
        State = Value(body, "state"),
        Country = Value(body, "country"),
    };

    private static IdData Id(JsonReading body) => new()
    {
        IdNumber = Value(body, "idNumber"),
        Type = Value(body, "type"),
        SubType = Value(body, "subType"),
        IssuingDate = Value(body, "issuingDate"),
        ExpiryDate = Value(body, "expiryDate"),
        LaserCode = Value(body, "laserCode"),
    };

    private static IneData Ine(JsonReading body) => new()
    {
        Cic = Value(body, "cic"),
        CitizenID = Value(body, "citizenID"),
        Ocr = Value(body, "ocr"),
        ElectorKey = Value(body, "electorKey"),
        IssuingNumber = Value(body, "issuingNumber"),
        RegistrationYear = NotEmpty(body.TextOrNumber("registrationYear", MostText)),
        IssuingYear = NotEmpty(body.TextOrNumber("issuingYear", MostText)),
        Type = Value(body, "type"),
    };

    private static string? Value(JsonReading body, string name) => NotEmpty(body.Text(name, MostText));

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
