namespace Bonafide.Core.Sightings;

/// <summary>An identity element with the place in the subject that it came from.</summary>
/// <param name="Path">One of the constants below.</param>
public sealed record SubjectElement(string Path, SightingKey Key)
{
    public const string IdNumber = "id.idNumber";
    public const string DocumentNumber = "document.documentNumber";
    public const string Name = "name";
    public const string DocumentName = "document.name";
    public const string PersonName = "personName";
    public const string Email = "email";
    public const string PhoneNumber = "phoneNumber";
    public const string PhoneRange = "phoneRange";
    public const string PhoneNumber2 = "phoneNumber2";
    public const string IpAddress = "ipAddress";
    public const string Address = "address";
    public const string Device = "device";

    /// <summary>The address that the device's collector asked from.</summary>
    public const string DeviceAddress = "device.address";
    public const string Face = "face";
}
